package dev.firstline.devstack.openapi;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every answer that a test gets by REST Assured from {@code /v1} to the OpenAPI document of the service that gave it. Use:
 * {@code @ExtendWith(DescribedAnswers.class)} on the annotation that all tests of a service have.
 */
public final class DescribedAnswers implements BeforeAllCallback, Filter {

    private static final Map<String, Description> DOCUMENTS = new ConcurrentHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (RestAssured.filters().stream().noneMatch(DescribedAnswers.class::isInstance)) {
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext chain) {
        var response = chain.next(request, expected);
        var uri = URI.create(request.getURI());
        if (!uri.getRawPath().startsWith("/v1/") || response.contentType().startsWith("text/event-stream")) {
            return response;
        }
        var bytes = response.asByteArray();
        var headers = new HashMap<String, String>();
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        var answer = new Answer(
                response.statusCode(), response.contentType(), headers, new String(bytes, StandardCharsets.UTF_8));
        var lies = new ArrayList<>(document(uri).lies(request.getMethod(), uri.getRawPath(), answer));
        lies.addAll(ReadAgain.lies(request, response, answer.body()));
        if (!lies.isEmpty()) {
            throw new AssertionError("The OpenAPI document does not describe this answer of %s %s:%n- %s%n%d %s%n%s"
                    .formatted(
                            request.getMethod(),
                            uri.getRawPath(),
                            String.join("\n- ", lies),
                            answer.status(),
                            answer.contentType(),
                            answer.body()));
        }
        requireRelative(response.header("Location"));
        return new ResponseBuilder().clone(response).setBody(bytes).build();
    }

    /** A service does not know by which address it is reached. */
    private static void requireRelative(@Nullable String location) {
        if (location != null && !location.startsWith("/v1/")) {
            throw new AssertionError("The Location names an address of its own: " + location);
        }
    }

    /** As the service serves it; built once for a service, so also the next start serves the same. */
    private static Description document(URI uri) {
        return DOCUMENTS.computeIfAbsent(
                uri.getAuthority(),
                authority -> Description.of(fetch(URI.create("http://" + authority + "/q/openapi?format=json"))));
    }

    static String fetch(URI address) {
        // The JDK's client offers HTTP/2 otherwise, and now and then loses its place in an answer that comes with the
        // upgrade.
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("no document at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
