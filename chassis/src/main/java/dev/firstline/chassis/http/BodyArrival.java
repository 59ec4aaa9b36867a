package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.Limits;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Gathers a body in the event loop, so that no thread waits for it: within its limit, within the tenant's share of the memory of
 * bodies, and not slower than the pace. What it has taken of that memory is given back when the request has ended.
 */
final class BodyArrival {

    private final Limits limits;
    private final RoutingContext context;
    private final HttpServerRequest request;
    private final String tenant;
    private final int limit;
    private final Buffer bytes = Buffer.buffer();
    private final ArrivalPace pace;
    private final UniEmitter<? super Buffer> emitter;
    private boolean over;

    private BodyArrival(
            Limits limits, RoutingContext context, String tenant, int limit, UniEmitter<? super Buffer> emitter) {
        this.limits = limits;
        this.context = context;
        this.request = context.request();
        this.tenant = tenant;
        this.limit = limit;
        this.emitter = emitter;
        this.pace = new ArrivalPace(context.vertx(), limits.pace(), bytes::length, this::tooSlow);
    }

    /** Whether the request has a body at all. */
    static boolean isExpected(HttpServerRequest request) {
        return !request.isEnded() && isAnnounced(request);
    }

    /** Whether the head says that there is a body, be it read by now or not. */
    static boolean isAnnounced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * The whole body; a {@link Problem} when it is too large, too slow, too much beside the tenant's others, or broken off.
     *
     * @param limit bytes
     */
    static Uni<Buffer> of(Limits limits, RoutingContext context, String tenant, int limit) {
        return Uni.createFrom().emitter(emitter -> new BodyArrival(limits, context, tenant, limit, emitter).gather());
    }

    private void gather() {
        var place = limits.unfinished().enter(tenant).orElse(null);
        if (place == null) {
            fail(limits.refusals()
                    .tooMuch(
                            List.of("body.unfinished"),
                            "Too many bodies of this tenant are on their way; send each to its end before the"
                                    + " next begins."));
            return;
        }
        context.addEndHandler(ended -> {
            place.leave();
            limits.bodies().give(tenant, bytes.length());
        });
        pace.watch();
        request.handler(this::add);
        request.endHandler(end -> {
            if (finish()) {
                place.leave();
                emitter.complete(bytes);
            }
        });
        request.exceptionHandler(broken ->
                fail(new Problem(ProblemType.MALFORMED, "The body was broken off; send it again as a whole.")));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void add(Buffer part) {
        if (over) {
            return;
        }
        if (bytes.length() + part.length() > limit) {
            fail(tooLarge(limit));
        } else if (!limits.bodies().take(tenant, part.length())) {
            fail(limits.refusals()
                    .tooMuch(
                            List.of("body.share"),
                            "The bodies on their way have no room for this one; send it again in a moment, or"
                                    + " less at once."));
        } else {
            bytes.appendBuffer(part);
        }
    }

    private void tooSlow() {
        fail(new Problem(
                ProblemType.REQUEST_TIMEOUT,
                "The body came too slowly; send it whole, at no less than %d bytes a second."
                        .formatted(limits.settings().body().slowest())));
    }

    private boolean finish() {
        boolean first = !over;
        over = true;
        pace.end();
        return first;
    }

    private void fail(Problem problem) {
        if (finish()) {
            emitter.fail(problem);
        }
    }

    static Problem tooLarge(int limit) {
        return new Problem(ProblemType.TOO_LARGE, "The body may have at most " + limit + " bytes; send less at once.");
    }
}
