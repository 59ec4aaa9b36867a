package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Sends the service under test what an operation's description allows, or not quite. */
final class Probe implements AutoCloseable {

    /** An id of nothing. */
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    private final Description description;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Probe(Description description) {
        this.description = description;
    }

    /** A parameter of an operation, references followed. */
    record Parameter(String name, String in, JsonNode schema, boolean repeatable) {}

    List<Parameter> parameters(Description.Operation operation, String in) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .map(parameter -> new Parameter(
                        parameter.path("name").asText(),
                        in,
                        resolved(parameter.path("schema")),
                        resolved(parameter.path("schema")).path("type").asText().equals("array")))
                .toList();
    }

    private JsonNode resolved(JsonNode schema) {
        var ref = schema.path("$ref");
        return ref.isTextual() ? resolved(description.at(ref.textValue().substring(1))) : schema;
    }

    /** The address of the operation, where nothing is. */
    String path(Description.Operation operation) {
        return path(operation, NOTHING);
    }

    /** The same with another id in the places of ids. */
    String path(Description.Operation operation, String id) {
        var path = operation.path().template();
        for (var parameter : parameters(operation, "path")) {
            var value = isId(parameter) ? id : parameter.name().equals("service") ? service() : "1";
            path = path.replace("{" + parameter.name() + "}", value);
        }
        return path;
    }

    static boolean isId(Parameter parameter) {
        return parameter.schema().path("format").asText().equals("uuid");
    }

    /** The name under which a service is operated. */
    private String service() {
        return description
                        .document()
                        .path("info")
                        .path("title")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .split(" ")[1] + "-service";
    }

    static String query(String name, String... values) {
        return List.of(values).stream()
                .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    HttpResponse<byte[]> send(Description.Operation operation, String path) {
        return send(operation, operation.method(), path, Map.of(), new byte[0]);
    }

    /** Sends a request with a token that may do what the operation does. */
    HttpResponse<byte[]> send(
            Description.Operation operation, String method, String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .method(
                        method.toUpperCase(Locale.ROOT),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var roles = operation.node().path("x-roles");
        if (!roles.isEmpty()) {
            request.header(
                    "Authorization",
                    "Bearer " + FirstlineStack.token("contoso", roles.get(0).asText()));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
