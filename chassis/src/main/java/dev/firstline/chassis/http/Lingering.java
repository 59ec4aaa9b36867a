package dev.firstline.chassis.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The rest of a request that is answered already. */
final class Lingering {

    /** What is still on its way when the answer is known is read for so long, or the answer itself would be lost with the connection. */
    private static final long MILLIS = 2_000;

    private Lingering() {}

    /**
     * Reads the rest and forgets it; a connection whose request does not come to its end is cut. A request that nobody read, such as any GET, is
     * whole and ends as soon as it is let run: nothing may hold it from then on, since it holds its answer, and two seconds of those are more than
     * a small heap has room for.
     */
    static void drain(Vertx vertx, HttpServerRequest request) {
        long late = vertx.setTimer(MILLIS, over -> {
            if (!request.isEnded()) {
                Connections.cut(request);
            }
        });
        try {
            request.exceptionHandler(broken -> vertx.cancelTimer(late));
            request.handler(rest -> {});
            request.endHandler(end -> vertx.cancelTimer(late));
            request.resume();
        } catch (IllegalStateException gone) {
            vertx.cancelTimer(late);
        }
    }
}
