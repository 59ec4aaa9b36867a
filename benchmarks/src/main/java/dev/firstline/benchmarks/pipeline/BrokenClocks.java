package dev.firstline.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Promises that run out while the platform has little else to do: how long the clocks wait until it is known that nobody answered in time,
 * and how late they are then told of, as the service itself measures it.
 */
final class BrokenClocks {

    private static final String POLICY = """
            {"rules":[{"id":"short","goals":[
              {"target":"FIRST_RESPONSE","goal":"PT3S","calendar":"24x7","warnAtPercent":[]},
              {"target":"RESOLUTION","goal":"PT4S","calendar":"24x7","warnAtPercent":[]}]}]}""";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String token;
    private final String platformToken;

    BrokenClocks(Platform platform) {
        service = platform.addresses().service(Service.SLA);
        token = platform.token(Partner.TENANT, "global-admin");
        platformToken = platform.token("*", "ops");
    }

    /** Median and p99 of a span that the service measures, in milliseconds. */
    record Span(double p50, double p99) {

        private static Span of(JsonNode figures) {
            return new Span(
                    figures.path("p50Ms").asDouble(), figures.path("p99Ms").asDouble());
        }
    }

    /**
     * What the service says.
     *
     * @param clocks how many were told of since {@link #promise}
     * @param settling from due until all facts from before had been read
     * @param lateness from then to committed
     * @param published from due to acknowledged by Kafka
     */
    record Told(long clocks, Span settling, Span lateness, Span published) {}

    /** From now on every ticket of the partner is promised seconds; returns how many clocks were told of before. */
    long promise() throws IOException, InterruptedException {
        send(request("/v1/policies/short").PUT(BodyPublishers.ofString(POLICY)));
        return health().path("lateness").path("fired").asLong();
    }

    /** Waits until so many more were told of, a minute at most. */
    Told await(long before, long clocks) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var health = health();
        while (health.path("published").path("fired").asLong() < before + clocks && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            health = health();
        }
        return new Told(
                health.path("lateness").path("fired").asLong() - before,
                Span.of(health.path("settling")),
                Span.of(health.path("lateness")),
                Span.of(health.path("published")));
    }

    private JsonNode health() throws IOException, InterruptedException {
        return send(request("/v1/sla/health", platformToken).GET());
    }

    private HttpRequest.Builder request(String path) {
        return request(path, token);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the SLA service answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
