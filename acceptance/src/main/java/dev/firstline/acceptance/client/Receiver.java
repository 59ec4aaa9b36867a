package dev.firstline.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A receiver of alerts on the loopback address. It checks each signature with the official library of Standard Webhooks,
 * answers 204 to a good one and 401 to any other, and remembers what it got.
 */
public final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY = 1024 * 1024;

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Collection<Alert> alerts = new CopyOnWriteArrayList<>();
    private final Collection<String> refused = new CopyOnWriteArrayList<>();

    /** Listens on a free port. */
    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(
                Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    /**
     * An alert whose signature was good.
     *
     * @param id {@code webhook-id}, the same at every attempt
     * @param at when its last byte was read
     */
    public record Alert(String path, String id, Instant at, JsonNode body) {

        /** The event's type. */
        public String type() {
            return body.path("type").asText();
        }

        /** The ticket that it is about. */
        public String ticketId() {
            return body.path("data").path("ticketId").asText();
        }
    }

    /** The URL of a path here. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** From now on alerts to this path are checked with this secret. */
    public void expect(String path, String secret) {
        secrets.put(path, secret);
    }

    /** What came so far, in the order of its coming; an alert that was sent again stands here again. */
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** Why alerts were not taken. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
            var at = Instant.now();
            var secret = secrets.get(path);
            try {
                if (secret == null) {
                    throw new WebhookVerificationException("nobody expects alerts at " + path);
                }
                new Webhook(secret).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
                alerts.add(
                        new Alert(path, exchange.getRequestHeaders().getFirst("webhook-id"), at, JSON.readTree(body)));
                exchange.sendResponseHeaders(204, -1);
            } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
                refused.add(String.valueOf(e.getMessage()));
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }
}
