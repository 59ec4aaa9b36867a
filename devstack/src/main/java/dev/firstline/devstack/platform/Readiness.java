package dev.firstline.devstack.platform;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a service how it is: whether it is ready, and whether all that it consists of still is alive. */
public final class Readiness {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final int UNWELL = 503;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Whether it says within five seconds that it is ready and alive. */
    public boolean of(URI service) {
        return answer(service, "/q/health")
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    /** What it says that is not alive of it; empty when all is, and when it says nothing. */
    public Optional<String> trouble(URI service) {
        return answer(service, "/q/health/live")
                .filter(answer -> answer.statusCode() == UNWELL)
                .map(answer -> told(answer.body()));
    }

    /** How many records are on its topics that it has not heard yet; empty when it does not say. */
    public Optional<Long> lag(URI service) {
        return answer(service, "/q/metrics")
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(answer -> ConsumerLag.of(answer.body()));
    }

    private Optional<HttpResponse<String>> answer(URI service, String path) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The names of the checks that fail, and of what each of them watches the words that are not "well". */
    private static String told(String body) {
        try {
            return new JsonObject(body)
                    .getJsonArray("checks").stream()
                            .map(JsonObject.class::cast)
                            .filter(check -> "DOWN".equals(check.getString("status")))
                            .map(check -> check.getString("name") + details(check.getJsonObject("data")))
                            .collect(Collectors.joining("; "));
        } catch (DecodeException | ClassCastException | NullPointerException unreadable) {
            return "it does not say why";
        }
    }

    private static String details(@Nullable JsonObject data) {
        return data == null
                ? ""
                : data.stream()
                        .filter(entry -> !"well".equals(entry.getValue()))
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /** Between two questions. */
    static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }
}
