package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.UnreachableException;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand tickets are answered within the last second of their first response, while the broker is away, intake is killed, intake stands
 * still, the SLA service is down, and while it cannot apply what it hears. What was written in time by intake's own stamp is kept, and what was not is broken;
 * none is called broken before that is known.
 */
class AnsweredInTimeTest {

    private static final int OF_EACH_FAULT = 200;
    private static final int CLIENTS = 8;
    private static final Duration GOAL = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TENANT = "tailspin";

    /** Longer than any of the faults: nothing has to be told provisionally. */
    private static final String LIMIT = "PT90S";

    private static final Map<String, Object> TICKET = Map.of(
            "title",
            "How do we share a calendar?",
            "body",
            "How can a colleague see my calendar?",
            "type",
            "INCIDENT",
            "severity",
            "C",
            "customer",
            Map.of("externalId", "last-second"));

    private static final Map<String, Object> ANSWER =
            Map.of("direction", "OUTBOUND", "visibility", "CUSTOMER", "body", "Like this.");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path state;

    private Platform platform;
    private Api api;

    /** What goes wrong while the answers are written; returns when it is mended. */
    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    @Test
    void whatWasAnsweredInTimeIsKeptWhateverLags() throws Exception {
        Quiet.kafka();
        var options = PlatformOptions.of(Path.of(".."))
                .in(state)
                .onFreePorts()
                .with(Service.INTAKE, Service.SLA)
                .environment(Service.SLA, "FIRSTLINE_SLA_SETTLING_LIMIT", LIMIT)
                .tell(System.out::println);
        try (var started = Platform.start(options)) {
            platform = started;
            api = new Api(platform.frontDoor(), platform.token(TENANT, "global-admin"));
            promise();

            answerWhile("the broker is away for 30 s", () -> {
                platform.hold("kafka");
                pause(Duration.ofSeconds(30));
                platform.release("kafka");
            });
            answerWhile("intake is killed", () -> {
                pause(Duration.ofSeconds(2));
                platform.kill(Service.INTAKE.serviceName());
                platform.waitReady(PATIENCE);
            });
            answerWhile("intake stands still", () -> {
                pause(Duration.ofSeconds(2));
                signal("STOP", Service.INTAKE);
                pause(Duration.ofSeconds(10));
                signal("CONT", Service.INTAKE);
            });
            answerWhile("the SLA service is down", () -> {
                platform.hold(Service.SLA.serviceName());
                pause(Duration.ofSeconds(8));
                platform.release(Service.SLA.serviceName());
                platform.waitReady(PATIENCE);
            });
            answerWhile("the consumer waits for its table", this::lockTickets);
            assertThat(provisional()).isZero();
        }
    }

    private void answerWhile(String what, Fault fault) throws Exception {
        System.out.println("Answering while " + what + ".");
        var before = firstResponses().keySet();
        var tickets = open();
        var due = GOAL.minus(Duration.ofMillis(900));
        var first = tickets.values().stream().min(Instant::compareTo).orElseThrow();
        try (var clients = Executors.newScheduledThreadPool(CLIENTS + 1)) {
            var mended = clients.schedule(
                    () -> {
                        fault.happen();
                        return true;
                    },
                    until(first.plus(due).minusMillis(500)),
                    TimeUnit.MILLISECONDS);
            tickets.forEach((ticket, opened) ->
                    clients.schedule(() -> answer(ticket), until(opened.plus(due)), TimeUnit.MILLISECONDS));
            mended.get();
        }
        await("every first response has ended").atMost(PATIENCE).until(() -> {
            var ended = firstResponses();
            ended.keySet().removeAll(before);
            return ended.size() == OF_EACH_FAULT
                    && ended.values().stream().noneMatch(clock -> clock.state().equals("RUNNING"));
        });
        assertOutcomes(tickets.keySet());
    }

    private void assertOutcomes(Set<String> tickets) throws SQLException {
        var written = firstWords();
        var clocks = firstResponses();
        int kept = 0;
        var wrong = new ArrayList<String>();
        for (var ticket : tickets) {
            var clock = clocks.get(ticket);
            var words = written.get(ticket);
            boolean inTime = words != null && !words.isAfter(clock.dueAt());
            kept += inTime ? 1 : 0;
            if (!clock.state().equals(inTime ? "MET" : "BREACHED") || clock.provisional()) {
                wrong.add(ticket + " answered " + words + ", due " + clock.dueAt() + ", " + clock.state());
            }
        }
        System.out.println(kept + " of " + tickets.size() + " were answered in time.");
        assertThat(wrong).isEmpty();
        assertThat(kept).as("answered in time").isGreaterThan(OF_EACH_FAULT / 10);
        assertThat(toldBroken())
                .as("told to be broken and met")
                .doesNotContainAnyElementsOf(clocks.values().stream()
                        .filter(clock -> clock.state().equals("MET"))
                        .map(FirstResponse::id)
                        .toList());
    }

    private void promise() {
        var goal = Map.of(
                "target", "FIRST_RESPONSE", "goal", GOAL.toString(), "calendar", "24x7", "warnAtPercent", List.of());
        var rule = Map.of("id", "short", "source", "this test", "when", Map.of(), "goals", List.of(goal));
        api.send("PUT", "/v1/policies/short", Map.of("rank", 0, "rules", List.of(rule)))
                .ok();
    }

    /** Opens the tickets; returns when each was. */
    private Map<String, Instant> open() throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var opening = new ArrayList<Future<Api.Answer>>();
            for (int i = 0; i < OF_EACH_FAULT; i++) {
                opening.add(clients.submit(
                        () -> api.send("POST", "/v1/tickets", TICKET).ok()));
            }
            var opened = new HashMap<String, Instant>();
            for (var one : opening) {
                var ticket = one.get().body();
                opened.put(
                        ticket.path("id").asText(),
                        Instant.parse(ticket.path("openedAt").asText()));
            }
            return opened;
        }
    }

    private void answer(String ticket) {
        try {
            api.send("POST", "/v1/tickets/" + ticket + "/communications", ANSWER);
        } catch (UnreachableException e) {
            // Whether it was written is read from intake's table.
        }
    }

    /** The consumer of the SLA service cannot write for a while; its timer can. */
    private void lockTickets() throws Exception {
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ticket_fact in share row exclusive mode");
            pause(Duration.ofSeconds(15));
            connection.rollback();
        }
    }

    private void signal(String name, Service service) throws IOException, InterruptedException {
        var kill =
                new ProcessBuilder("kill", "-" + name, String.valueOf(platform.pid(service.serviceName()))).inheritIO();
        assertThat(kill.start().waitFor()).isZero();
    }

    /** How long a fault lasts is what is tried. */
    private static void pause(Duration length) {
        var end = Instant.now().plus(length);
        await().atMost(length.plus(PATIENCE)).until(() -> Instant.now().isAfter(end));
    }

    private static long until(Instant instant) {
        return Math.max(0, Duration.between(Instant.now(), instant).toMillis());
    }

    /** A clock as the SLA service keeps it. */
    private record FirstResponse(String id, String state, Instant dueAt, boolean provisional) {}

    private Map<String, FirstResponse> firstResponses() throws SQLException {
        var found = new HashMap<String, FirstResponse>();
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select ticket_id, id, state, due_at, provisional from clock"
                                + " where target = 'FIRST_RESPONSE' and tenant = '" + TENANT + "'")) {
            while (row.next()) {
                found.put(
                        row.getString(1),
                        new FirstResponse(row.getString(2), row.getString(3), instant(row, 4), row.getBoolean(5)));
            }
        }
        return found;
    }

    private Map<String, Instant> firstWords() throws SQLException {
        var found = new HashMap<String, Instant>();
        try (Connection connection = platform.addresses().superuser("intake").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select ticket_id, min(written_at) from communication where direction = 'OUTBOUND'"
                                        + " group by ticket_id")) {
            while (row.next()) {
                found.put(row.getString(1), instant(row, 2));
            }
        }
        return found;
    }

    private List<String> toldBroken() throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select convert_from(payload, 'UTF8')::jsonb ->> 'clockId' from outbox"
                                + " where headers ->> 'ce_type' = 'sla.breached'")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private long provisional() throws SQLException {
        return firstResponses().values().stream()
                .filter(FirstResponse::provisional)
                .count();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
