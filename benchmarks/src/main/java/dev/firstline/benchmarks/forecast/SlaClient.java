package dev.firstline.benchmarks.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks the SLA service as an administrator of one tenant. */
final class SlaClient implements AutoCloseable {

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private final String token;

    SlaClient(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** Tells of tickets of the past; returns what came of them. */
    JsonNode tell(List<Map<String, Object>> tickets) throws IOException, InterruptedException {
        var body = BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("tickets", tickets)));
        return send(request("/v1/sla/history").POST(body));
    }

    JsonNode calibration(Instant from, Instant to) throws IOException, InterruptedException {
        return send(request("/v1/sla/forecast/calibration?from=" + from + "&to=" + to)
                .GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("the service answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
