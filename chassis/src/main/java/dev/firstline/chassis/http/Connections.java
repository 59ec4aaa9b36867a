package dev.firstline.chassis.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends connections whose other side does not do its part. */
public final class Connections {

    private Connections() {}

    /** At once: Vert.x itself would first wait for the client to read what is under way. */
    public static void cut(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().eventLoop().execute(() -> cut(connection));
        }
    }

    static void cut(ConnectionBase connection) {
        connection.channelHandlerContext().close();
    }
}
