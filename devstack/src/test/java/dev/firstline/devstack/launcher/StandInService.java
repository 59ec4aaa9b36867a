package dev.firstline.devstack.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;

/** In place of a real service: says that it is ready, or does what its environment asks for. Needs nothing but the JDK. */
public final class StandInService {

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
        server.start();
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
