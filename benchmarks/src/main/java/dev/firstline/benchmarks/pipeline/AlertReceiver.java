package dev.firstline.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of alerts that checks each signature with the official library of Standard Webhooks. */
public final class AlertReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 128;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;

    private final HttpServer server;
    private final Webhook webhook;
    private final Journeys journeys;
    private final AtomicInteger forged = new AtomicInteger();

    /**
     * Opens it on a free port.
     *
     * @param secret that the subscription was made with
     * @param journeys hears of each alert
     */
    public AlertReceiver(String secret, Journeys journeys) throws Exception {
        this.webhook = new Webhook(secret);
        this.journeys = journeys;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::receive);
        server.setExecutor(
                Executors.newFixedThreadPool(8, Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    /** A secret that nobody else has, as Standard Webhooks writes them. */
    public static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Where it hears. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    }

    /** How many had a signature that is not right. */
    public int forged() {
        return forged.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var at = Instant.now();
            try {
                webhook.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            } catch (WebhookVerificationException e) {
                forged.incrementAndGet();
                exchange.sendResponseHeaders(UNAUTHORIZED, -1);
                return;
            }
            journeys.alerted(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    JSON.readTree(body).path("data").path("ticketId").asText(),
                    at);
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
