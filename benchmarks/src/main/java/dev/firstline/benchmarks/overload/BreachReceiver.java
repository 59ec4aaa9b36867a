package dev.firstline.benchmarks.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstline.benchmarks.figures.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hears of broken promises, and notes how long after the promise ran out. */
final class BreachReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 128;
    private static final int NO_CONTENT = 204;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final Map<String, Breach> breaches = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();

    /** One, by the instant at which the promise ran out. */
    private record Breach(Instant due, Duration until) {}

    /** Opens it on a free port. */
    BreachReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/breaches");
    }

    /** How long it took, of those that were due between the two. */
    Sample between(Instant from, Instant before) {
        return Sample.of(breaches.values().stream()
                .filter(breach -> !breach.due().isBefore(from) && breach.due().isBefore(before))
                .map(Breach::until)
                .toList());
    }

    int number() {
        return breaches.size();
    }

    int repeated() {
        return repeated.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody());
            var at = Instant.now();
            var due = Instant.parse(body.path("data").path("occurredAt").asText());
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (breaches.putIfAbsent(id, new Breach(due, Duration.between(due, at))) != null) {
                repeated.incrementAndGet();
            }
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
