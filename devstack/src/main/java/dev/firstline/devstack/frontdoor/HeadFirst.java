package dev.firstline.devstack.frontdoor;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request whose head goes ahead, as soon as the body is let run: the library sends the head with the first byte of the body, and
 * the service could neither refuse it, nor ask for it (100), nor say that it does not come. Not safe for threads; its connection's loop uses it.
 */
final class HeadFirst implements ReadStream<Buffer> {

    private static final String IN_CONTEXT = HeadFirst.class.getName();

    private final HttpServerRequest incoming;
    private @Nullable HttpClientRequest outgoing;

    private HeadFirst(HttpServerRequest incoming) {
        this.incoming = incoming;
    }

    /** Puts itself in the place of the body; a request that announces none has nothing to send ahead of. */
    static void set(ProxyContext context) {
        HttpServerRequest incoming = context.request().proxiedRequest();
        String length = incoming.getHeader("content-length");
        if (incoming.headers().contains("transfer-encoding") || length != null && Long.parseLong(length) > 0) {
            HeadFirst body = new HeadFirst(incoming);
            context.request()
                    .setBody(Body.body(body, context.request().getBody().length()));
            context.set(IN_CONTEXT, body);
        }
    }

    /** Learns which request it is the body of; the service's 100 is passed on to whoever knows of it. */
    static HttpClientRequest bind(ProxyContext context, HttpClientRequest outgoing) {
        HeadFirst body = context.get(IN_CONTEXT, HeadFirst.class);
        if (body != null) {
            body.outgoing = outgoing;
            outgoing.continueHandler(goOn -> body.passContinue());
        }
        return outgoing;
    }

    private void passContinue() {
        if (incoming.version() != HttpVersion.HTTP_1_0
                && !incoming.response().headWritten()
                && !incoming.response().closed()) {
            incoming.response().writeContinue();
        }
    }

    @Override
    public ReadStream<Buffer> resume() {
        HttpClientRequest waiting = outgoing;
        outgoing = null;
        if (waiting != null) {
            // A failure is told by the answer, which does not come.
            waiting.sendHead();
        }
        incoming.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        incoming.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        incoming.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        incoming.handler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        incoming.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        incoming.endHandler(handler);
        return this;
    }
}
