package dev.firstline.acceptance.day;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.UnreachableException;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody with a token, or their program, who sends again what was broken off, and looks again when somebody else was quicker. */
final class Person {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Api api;

    private Person(Api api) {
        this.api = api;
    }

    static Person of(PlatformAddresses platform, String tenant, String... roles) {
        return new Person(new Api(platform.frontDoor(), platform.token(tenant, roles)));
    }

    JsonNode read(String path) {
        return sent("GET", path, null).ok().body();
    }

    JsonNode act(String method, String path, @Nullable Object body) {
        return sent(method, path, body, "Idempotency-Key", UUID.randomUUID().toString())
                .ok()
                .body();
    }

    /** Does what must be refused with that status. */
    void actInVain(int status, String method, String path, @Nullable Object body) {
        var answer =
                sent(method, path, body, "Idempotency-Key", UUID.randomUUID().toString());
        if (answer.status() != status) {
            throw new AssertionError(method + " " + path + " was answered " + answer.status() + ", not " + status + ": "
                    + answer.raw().body());
        }
    }

    /** The same request with one key, so often; every answer is that of the first. */
    void repeat(int times, String method, String path, Object body) {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < times; i++) {
            sent(method, path, body, "Idempotency-Key", key).ok();
        }
    }

    /** Changes what was read just before. */
    void change(String method, String path, Object body) {
        await().atMost(PATIENCE).until(() -> {
            // What is asked of the change is not asked of the reading before it.
            var etag = sent("GET", path.replaceFirst("[?].*", ""), null)
                    .ok()
                    .raw()
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var answer = sent(method, path, body, "If-Match", etag);
            return answer.status() != 412 && answer.ok() != null;
        });
    }

    String open(Map<String, Object> ticket) {
        return act("POST", "/v1/tickets", ticket).path("id").asText();
    }

    void correct(String ticket, Map<String, Object> correction) {
        change("PATCH", "/v1/tickets/" + ticket, correction);
    }

    void move(String ticket, String status, String reason) {
        correct(ticket, Map.of("status", status, "reason", reason));
    }

    void say(String ticket, String direction, String visibility, String words) {
        act(
                "POST",
                "/v1/tickets/" + ticket + "/communications",
                Map.of("direction", direction, "visibility", visibility, "body", words));
    }

    void reply(String ticket) {
        say(ticket, "OUTBOUND", "CUSTOMER", "We have looked at it: please try again.");
    }

    void hear(String ticket) {
        say(ticket, "INBOUND", "CUSTOMER", "It is not solved.");
    }

    void awaitStatus(String ticket, String status) {
        await(ticket + " is " + status)
                .atMost(PATIENCE)
                .until(() ->
                        read("/v1/tickets/" + ticket).path("status").asText().equals(status));
    }

    /** The first of a list, once it has one. */
    JsonNode first(String path, String field) {
        return await(path)
                .atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .until(() -> read(path).path(field).path(0), found -> !found.isMissingNode());
    }

    /** The id of a ticket's clock of a target, once it is in that state. */
    String clock(String ticket, String target, String state) {
        var found = new AtomicReference<String>();
        await(target + " of " + ticket + " is " + state).atMost(PATIENCE).until(() -> {
            sent("GET", "/v1/tickets/" + ticket + "/clocks", null)
                    .body()
                    .path("clocks")
                    .forEach(clock -> {
                        if (clock.path("target").asText().equals(target)
                                && clock.path("state").asText().equals(state)) {
                            found.set(clock.path("id").asText());
                        }
                    });
            return found.get() != null;
        });
        return found.get();
    }

    static Map<String, Object> ticket(String title, String body, String severity) {
        return Map.of(
                "title",
                title,
                "body",
                body,
                "type",
                "INCIDENT",
                "severity",
                severity,
                "productFamily",
                "MICROSOFT_365",
                "customer",
                Map.of("externalId", "day", "name", "A customer"));
    }

    private Api.Answer sent(String method, String path, @Nullable Object body, String... headers) {
        return await(method + " " + path)
                .atMost(PATIENCE)
                .ignoreException(UnreachableException.class)
                .until(
                        () -> List.of(api.send(method, path, body, headers)),
                        answer -> answer.getFirst().status() < 500)
                .getFirst();
    }
}
