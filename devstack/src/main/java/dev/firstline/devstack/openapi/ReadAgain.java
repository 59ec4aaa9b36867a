package dev.firstline.devstack.openapi;

import io.restassured.authentication.PreemptiveOAuth2HeaderScheme;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every entity tag that a test is answered to its promise: the same tag, the same bytes; and whoever sends it back gets 304 and
 * nothing, as long as nothing changed in between.
 */
final class ReadAgain {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What was read by each tag, by address, reader and tag. */
    private static final Map<String, String> BODIES = new ConcurrentHashMap<>();

    /** What of a request decides what is read. */
    private static final Set<String> ASKS = Set.of("authorization", "accept");

    private ReadAgain() {}

    static List<String> lies(FilterableRequestSpecification request, Response answer, String body) {
        var tag = answer.header("ETag");
        if (!request.getMethod().equals("GET") || answer.statusCode() != 200 || tag == null) {
            return List.of();
        }
        var lies = new ArrayList<String>();
        var before = BODIES.putIfAbsent(request.getURI() + " " + tag, body);
        if (before != null && !before.equals(body)) {
            lies.add("the tag " + tag + " was that of another body before: " + before);
        }
        var again = HttpRequest.newBuilder(URI.create(request.getURI())).header("If-None-Match", tag);
        request.getHeaders().asList().stream()
                .filter(header -> ASKS.contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(header -> again.header(header.getName(), header.getValue()));
        if (request.getAuthenticationScheme() instanceof PreemptiveOAuth2HeaderScheme bearer) {
            again.header("Authorization", "Bearer " + bearer.getAccessToken());
        }
        if (tag.endsWith("-gzip\"")) {
            // REST Assured takes it without a word.
            again.header("Accept-Encoding", "gzip");
        }
        try {
            var second = CLIENT.send(again.build(), BodyHandlers.ofByteArray());
            var now = second.headers().firstValue("ETag").orElse("");
            if (second.statusCode() == 200 && now.equals(tag)) {
                lies.add("If-None-Match " + tag + " is answered with 200 and the same tag");
            } else if (second.statusCode() == 304 && (!now.equals(tag) || second.body().length > 0)) {
                lies.add("304 with the tag " + now + " and " + second.body().length + " bytes");
            } else if (!Set.of(200, 304, 429).contains(second.statusCode())) {
                lies.add("If-None-Match is answered with " + second.statusCode());
            }
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return lies;
    }
}
