package dev.firstline.devstack.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** In place of a real service: says that it is ready, or does what its environment asks for. Needs nothing but the JDK. */
public final class StandInService {

    private static final String UNWELL = """
            {"status":"DOWN","checks":[{"name":"loops","status":"DOWN","data":{"sla-timer":"has ended","watermarks":"well"}}]}
            """;

    private static final String LAG = """
            kafka_consumer_fetch_manager_records_lag{client_id="a",partition="0",topic="firstline_ticket_v1",} 7.0
            kafka_consumer_fetch_manager_records_lag{client_id="a",partition="0",topic="firstline.ticket.v1",} 7.0
            kafka_consumer_fetch_manager_records_lag{client_id="a",partition="1",topic="firstline.ticket.v1",} 5.0
            """;

    private StandInService() {}

    /** Serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        String told = System.getenv().getOrDefault("STAND_IN", "");
        if (told.equals("crash") || told.startsWith("crash-once=") && firstTime(told)) {
            System.out.println("the stand-in crashes because it was told to");
            System.exit(3);
        }
        if (told.startsWith("hang-once=") && firstTime(told)) {
            System.out.println("the stand-in hangs because it was told to");
            LockSupport.park();
        }
        if (told.startsWith("slow=")) {
            work(Integer.parseInt(told.substring(5)));
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("FIRSTLINE_HTTP_PORT"))),
                16);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().close();
        });
        if (told.startsWith("unwell-if=")) {
            server.createContext("/q/health/live", exchange -> {
                boolean unwell = new File(told.substring(told.indexOf('=') + 1)).exists();
                answer(exchange, unwell ? 503 : 200, unwell ? UNWELL : "{}");
            });
            server.createContext("/q/metrics", exchange -> answer(exchange, 200, LAG));
        }
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** By a file that the first start leaves for the second. */
    private static boolean firstTime(String told) throws IOException {
        return new File(told.substring(told.indexOf('=') + 1)).createNewFile();
    }

    /** Says nothing and uses so many seconds of processor time, however long that takes. */
    private static void work(int seconds) {
        long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + seconds * 1_000_000_000L;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
    }
}
