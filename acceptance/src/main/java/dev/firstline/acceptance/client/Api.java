package dev.firstline.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The REST API behind the front door, with one bearer token. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI frontDoor;
    private final String token;

    /** @param token a bearer token */
    public Api(URI frontDoor, String token) {
        this.frontDoor = frontDoor;
        this.token = token;
    }

    /**
     * An answer.
     *
     * @param body its JSON; a null node when there is none
     */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        /** The same, if it is a success. */
        public Answer ok() {
            if (status / 100 != 2) {
                throw new IllegalStateException(
                        raw.request().method() + " " + raw.uri() + " answered " + status + ": " + raw.body());
            }
            return this;
        }
    }

    /** Reads. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Sends a body, if there is one. */
    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(frontDoor.resolve(path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()), response);
        } catch (IOException e) {
            throw new UnreachableException(method + " " + path + " found no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }
}
