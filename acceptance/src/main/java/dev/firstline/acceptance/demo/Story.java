package dev.firstline.acceptance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One ticket's way through the platform, as its user sees it. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final DemoTicket ticket;
    private final Api api;
    private final String id;
    private final String number;
    private final List<String> astray = new ArrayList<>();

    Story(DemoTicket ticket, Api api) {
        this.ticket = ticket;
        this.api = api;
        var opened = api.send("POST", "/v1/tickets", ticket.request()).ok().body();
        this.id = opened.path("id").asText();
        this.number = opened.path("number").asText();
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }

    DemoTicket ticket() {
        return ticket;
    }

    /** Where the ticket did not get where it should; empty when all is well. */
    List<String> astray() {
        return List.copyOf(astray);
    }

    /** Waits for the decision and, if one is due, for the escalation. */
    void settle() {
        await("a decision", () -> !current().path("diagnosis").path("outcome").isMissingNode());
        if (!ticket.expect().escalation().equals("NONE")) {
            await("an escalation", () -> escalation().has("state"));
        }
    }

    /** Does what the desk does. */
    void act() {
        switch (ticket.act()) {
            case NONE -> {}
            case CANCEL -> move("CANCELED", "WITHDRAWN");
            case ANSWER -> answer();
            case WAIT -> {
                answer();
                move("IN_PROGRESS", "STARTED");
                move("WAITING_ON_CUSTOMER", "QUESTION");
            }
            case RESOLVE -> {
                answer();
                move("IN_PROGRESS", "STARTED");
                move("RESOLVED", "SOLVED_REMOTELY");
            }
            case FILE -> {
                answer();
                var escalation = "/v1/escalations/" + escalation().path("id").asText();
                api.send("POST", escalation + "/filing", Map.of("vendorCaseNumber", "24112600" + number.substring(3)))
                        .ok();
                await(
                        "the wait for the vendor",
                        () -> current().path("status").asText().equals("WAITING_ON_VENDOR"));
            }
        }
    }

    /** Whether no clock runs any more. */
    boolean isQuiet() {
        for (var clock : clocks()) {
            if (clock.path("state").asText().equals("RUNNING")) {
                return false;
            }
        }
        return clocks().size() == 2;
    }

    JsonNode clocks() {
        return api.get("/v1/tickets/" + id + "/clocks").ok().body().path("clocks");
    }

    JsonNode current() {
        return api.get("/v1/tickets/" + id).ok().body();
    }

    JsonNode decision() {
        return api.get("/v1/tickets/" + id + "/diagnoses")
                .ok()
                .body()
                .path("items")
                .path(0)
                .path("decision");
    }

    JsonNode escalation() {
        return api.get("/v1/tickets/" + id + "/escalations")
                .ok()
                .body()
                .path("items")
                .path(0);
    }

    /** Holds the end of the story against what was expected. */
    void judge(List<Receiver.Alert> alerts) {
        var expected = ticket.expect();
        compare("outcome", expected.outcome(), decision().path("outcome").asText());
        var escalation = escalation();
        var state = ticket.act() == DemoTicket.Act.FILE ? "FILED" : expected.escalation();
        compare("escalation", state, escalation.path("state").asText("NONE"));
        if (expected.route() != null) {
            compare("route", expected.route(), escalation.path("route").asText());
        }
        if (expected.blockReason() != null) {
            compare(
                    "block reason",
                    expected.blockReason(),
                    escalation.path("blockReason").asText());
        }
        if (expected.status() != null) {
            compare("status", expected.status(), current().path("status").asText());
        }
        for (var clock : clocks()) {
            var target = clock.path("target").asText();
            long breaches = alerts.stream()
                    .filter(alert -> alert.type().equals("sla.breached"))
                    .filter(alert ->
                            alert.body().path("data").path("target").asText().equals(target))
                    .map(Receiver.Alert::id)
                    .distinct()
                    .count();
            compare(
                    "breach alerts of " + target,
                    clock.path("state").asText().equals("BREACHED") ? "1" : "0",
                    "" + breaches);
        }
    }

    /** How long after its instant each breach alert was in the receiver's hands, by target. */
    Map<String, Long> latenessMillis(List<Receiver.Alert> alerts) {
        var lateness = new LinkedHashMap<String, Long>();
        alerts.stream().filter(alert -> alert.type().equals("sla.breached")).forEach(alert -> {
            var data = alert.body().path("data");
            var due = Instant.parse(data.path("occurredAt").asText());
            lateness.putIfAbsent(
                    data.path("target").asText(),
                    Duration.between(due, alert.at()).toMillis());
        });
        return lateness;
    }

    private void compare(String what, String expected, String found) {
        if (!expected.equals(found)) {
            astray.add(what + " is " + found + ", not " + expected);
        }
    }

    private void answer() {
        api.send(
                        "POST",
                        "/v1/tickets/" + id + "/communications",
                        Map.of("direction", "OUTBOUND", "visibility", "CUSTOMER", "body", "We are looking into it."))
                .ok();
    }

    /** The services change the ticket too; a stale version is read again, as any client must. */
    private void move(String status, String reason) {
        for (int attempt = 0; attempt < 10; attempt++) {
            var before = api.get("/v1/tickets/" + id).ok();
            var etag = before.raw().headers().firstValue("ETag").orElseThrow();
            var answer = api.send(
                    "PATCH", "/v1/tickets/" + id, Map.of("status", status, "reason", reason), "If-Match", etag);
            if (answer.status() != 412) {
                answer.ok();
                return;
            }
        }
        astray.add("could not be moved to " + status);
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                astray.add("waited in vain for " + what);
                return;
            }
            Pause.briefly();
        }
    }
}
