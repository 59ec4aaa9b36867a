package dev.firstline.acceptance.day;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receivers of alerts: one that is well, and others as they are found on a bad day. */
final class Receivers implements AutoCloseable {

    static final String WELL = "/well";
    static final String GONE = "/gone";
    static final String FAILING = "/failing";
    static final String HANGING = "/hanging";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    Receivers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map.of(WELL, 204, GONE, 410, FAILING, 500).forEach(this::answer);
        server.createContext(HANGING, exchange -> {
            try (exchange) {
                called.add(exchange.getRequestURI().getPath());
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    /** A path of one of those here, or of one below it. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Where nobody listens: that port takes no connection. */
    static String nobody() {
        return "http://127.0.0.1:1/nobody";
    }

    /** Whether an alert hangs at that path. */
    boolean hangsAt(String path) {
        return called.contains(path);
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, -1);
            }
        });
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
