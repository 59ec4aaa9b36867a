package dev.firstline.devstack.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** In place of a real service: says that it is ready, or does what its environment asks for. Needs nothing but the JDK. */
public final class StandInService {

    private StandInService() {}

    /** Serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        if ("crash".equals(System.getenv("STAND_IN"))) {
            System.out.println("the stand-in crashes because it was told to");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("FIRSTLINE_HTTP_PORT"))),
                16);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().close();
        });
        server.start();
    }
}
