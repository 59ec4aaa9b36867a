package dev.firstline.chassis.http;

import dev.firstline.chassis.quota.Limits;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.Future;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections that would otherwise be held by whoever does not read his answer, or does not send the body of a request that is
 * answered already. Neither holds a thread; but each holds memory and one of the connections.
 */
@Singleton
class Answers {

    /** Where in the request's context the tenant stands. */
    static final String TENANT = "firstline.tenant";

    private static final String STREAM = "text/event-stream";
    private static final int BEFORE_ALL = 900;

    private final Limits limits;

    Answers(Limits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_ALL);
    }

    private void guard(RoutingContext context) {
        var request = context.request();
        context.addHeadersEndHandler(headers -> {
            if (BodyArrival.isExpected(request)) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            var type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
            if (context.response().isChunked() && (type == null || !type.startsWith(STREAM))) {
                cutUnlessRead(context);
            }
        });
        context.addEndHandler(ended -> {
            if (!request.isEnded()) {
                Lingering.drain(context.vertx(), request);
            }
            weigh(context);
        });
        context.next();
    }

    /** An answer that the client does not take at once weighs on its tenant until it does; one too many is cut. */
    private void weigh(RoutingContext context) {
        if (!(context.request().connection() instanceof ConnectionBase connection)
                || !connection.channel().isOpen()) {
            return;
        }
        var channel = connection.channel();
        channel.eventLoop().execute(() -> {
            var read = connection.channelHandlerContext().writeAndFlush(Unpooled.EMPTY_BUFFER);
            if (read.isDone()) {
                return;
            }
            var tenant = context.<String>get(TENANT, Admission.NOBODY);
            long bytes = context.response().bytesWritten();
            if (!limits.answers().take(tenant, bytes)) {
                Connections.cut(connection);
                return;
            }
            var cut = cutLater(connection);
            read.addListener(over -> {
                cut.cancel(false);
                limits.answers().give(tenant, bytes);
            });
        });
    }

    private void cutUnlessRead(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            var cut = cutLater(connection);
            whenRead(context, () -> cut.cancel(false));
        }
    }

    private Future<?> cutLater(ConnectionBase connection) {
        return connection
                .channel()
                .eventLoop()
                .schedule(
                        () -> Connections.cut(connection),
                        limits.settings().answer().longest().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Does it once the whole answer has left for the client, or the connection has ended. */
    static void whenRead(RoutingContext context, Runnable then) {
        context.addEndHandler(ended -> {
            if (context.request().connection() instanceof ConnectionBase connection
                    && connection.channel().isOpen()) {
                // Netty takes an empty buffer for a mark in the order of what is written.
                connection
                        .channelHandlerContext()
                        .writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(written -> then.run());
            } else {
                then.run();
            }
        });
    }
}
