package dev.firstline.acceptance;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A CRM that never gives up: each ticket is sent with one key until it is acknowledged. */
final class Load {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api;
    private final List<String> acknowledged = new ArrayList<>();
    private int retries;

    Load(Api api) {
        this.api = api;
    }

    /** Sends so many tickets, of every kind in turn, and returns when each was answered 201. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            acknowledged.add(acknowledge(UUID.randomUUID().toString(), KINDS.get(acknowledged.size() % KINDS.size())));
        }
    }

    /** Ids of the tickets that were answered 201. */
    List<String> acknowledged() {
        return acknowledged;
    }

    int retries() {
        return retries;
    }

    private String acknowledge(String key, Map<String, Object> ticket) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var answer = api.send("POST", "/v1/tickets", ticket, "Idempotency-Key", key);
                if (answer.status() == 201) {
                    return answer.body().path("id").asText();
                }
                if (answer.status() == 429) {
                    rest(answer.raw().headers().firstValueAsLong("Retry-After").orElseThrow());
                } else if (answer.status() < 500 && answer.status() != 409) {
                    // 5xx while something is down; 409 while the first try with this key still hangs.
                    throw new IllegalStateException(
                            "answered " + answer.status() + ": " + answer.raw().body());
                }
            } catch (UnreachableException e) {
                // It is not known whether the ticket was taken in: the key makes a second try harmless.
            }
            retries++;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("a ticket was not taken in within " + PATIENCE);
    }

    /** Where more comes in than can be worked on, a CRM comes again when it was told to. */
    private static void rest(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static final List<Map<String, Object>> KINDS = List.of(
            ticket(
                    "A",
                    "MICROSOFT_365",
                    "Nobody can send mail",
                    "Exchange Online is unavailable for all users, server errors, we checked our configuration and service health shows no incident."),
            ticket("C", "MICROSOFT_365", "How do we share a calendar?", "How can a colleague see my calendar?"),
            ticket(
                    "B",
                    "AZURE",
                    "Virtual machine unavailable, platform fault",
                    "The service is unavailable with internal errors for all users and Service Health lists no event."),
            ticket(
                    "C",
                    "PARTNER_CENTER",
                    "Reconciliation file is wrong",
                    "We dispute the charge on the reconciliation file and need a credit from Microsoft."));

    private static Map<String, Object> ticket(String severity, String family, String title, String body) {
        return Map.of(
                "title", title,
                "body", body,
                "type", "INCIDENT",
                "severity", severity,
                "productFamily", family,
                "customer", Map.of("externalId", "load"));
    }
}
