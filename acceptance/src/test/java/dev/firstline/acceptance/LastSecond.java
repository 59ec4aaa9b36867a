package dev.firstline.acceptance;

import static org.awaitility.Awaitility.await;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.UnreachableException;
import dev.firstline.devstack.platform.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Tickets of one tenant whose first response is due some seconds after their opening, and a desk that answers within the last of them. */
final class LastSecond {

    private static final Duration SHORTEST_GOAL = Duration.ofSeconds(12);
    private static final long SLOWEST_MILLIS = 1_000;
    private static final Duration LEAST_LEFT = Duration.ofMillis(900);
    private static final Duration LATE = Duration.ofMillis(500);
    private static final int ONE_LATE_IN = 10;
    private static final int CLIENTS = 8;

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

    private final Platform platform;
    private final String tenant;
    private final Api api;
    private Duration goal = SHORTEST_GOAL;
    private Duration left = LEAST_LEFT;

    LastSecond(Platform platform, String tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.api = new Api(platform.frontDoor(), platform.token(tenant, "global-admin"));
    }

    /** What goes wrong while the answers are written; returns when it is mended. */
    @FunctionalInterface
    interface Fault {
        void happen() throws Exception;
    }

    /** A clock as the SLA service keeps it. */
    record FirstResponse(String id, String state, Instant dueAt, boolean provisional) {}

    Api api() {
        return api;
    }

    /** Promises an answer within a time in which so many tickets can be opened and answered here: longer on a slow machine. */
    void promise(int count) throws Exception {
        // The first requests of a service are slow.
        open(CLIENTS);
        long began = System.nanoTime();
        open(2 * CLIENTS);
        long millis = Math.min(SLOWEST_MILLIS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / 2);
        goal = SHORTEST_GOAL.plusSeconds(millis * 2 * count / CLIENTS / 1_000);
        left = LEAST_LEFT.plusMillis(2 * millis);
        var first = Map.of(
                "target", "FIRST_RESPONSE", "goal", goal.toString(), "calendar", "24x7", "warnAtPercent", List.of());
        var rule = Map.of("id", "short", "source", "this test", "when", Map.of(), "goals", List.of(first));
        var before = api.get("/v1/policies/short").raw().headers().firstValue("ETag");
        api.send(
                        "PUT",
                        "/v1/policies/short",
                        Map.of("rank", 0, "rules", List.of(rule)),
                        before.map(tag -> new String[] {"If-Match", tag}).orElseGet(() -> new String[0]))
                .ok();
    }

    /**
     * Opens tickets and answers them, one in ten too late, while something is wrong.
     *
     * @return the ids of the tickets, when all is mended again
     */
    List<String> answer(int count, Fault fault) throws Exception {
        var tickets = open(count);
        var due = goal.minus(left);
        var first = tickets.values().stream().min(Instant::compareTo).orElseThrow();
        try (var clients = Executors.newScheduledThreadPool(CLIENTS + 1)) {
            var mended = clients.schedule(
                    () -> {
                        fault.happen();
                        return true;
                    },
                    until(first.plus(due).minusMillis(500)),
                    TimeUnit.MILLISECONDS);
            int number = 0;
            for (var ticket : tickets.entrySet()) {
                var after = number++ % ONE_LATE_IN == 0 ? goal.plus(LATE) : due;
                clients.schedule(
                        () -> answer(ticket.getKey()), until(ticket.getValue().plus(after)), TimeUnit.MILLISECONDS);
            }
            mended.get();
        }
        return List.copyOf(tickets.keySet());
    }

    /** Waits until so many answers more than now are written, however slow the machine is. */
    void awaitAnswers(int more) throws SQLException {
        int before = firstWords().size();
        await().atMost(Duration.ofMinutes(1)).until(() -> firstWords().size() >= before + more);
    }

    /** Those of the tickets that were answered in time, by intake's own stamp. */
    List<String> answeredInTime(List<String> tickets) throws SQLException {
        var written = firstWords();
        var clocks = clocks();
        return tickets.stream()
                .filter(ticket -> {
                    var words = written.get(ticket);
                    return words != null && !words.isAfter(clocks.get(ticket).dueAt());
                })
                .toList();
    }

    /** First responses by ticket. */
    Map<String, FirstResponse> clocks() throws SQLException {
        var found = new HashMap<String, FirstResponse>();
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select ticket_id, id, state, due_at, provisional from clock"
                                + " where target = 'FIRST_RESPONSE' and tenant = '" + tenant + "'")) {
            while (row.next()) {
                found.put(
                        row.getString(1),
                        new FirstResponse(row.getString(2), row.getString(3), instant(row, 4), row.getBoolean(5)));
            }
        }
        return found;
    }

    /** Lasts so long: how long a fault lasts is what is tried. */
    static void pause(Duration length) {
        var end = Instant.now().plus(length);
        await().atMost(length.plusMinutes(2)).until(() -> Instant.now().isAfter(end));
    }

    /** Opens the tickets; returns when each was. */
    private Map<String, Instant> open(int count) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var opening = new ArrayList<Future<Api.Answer>>();
            for (int i = 0; i < count; i++) {
                opening.add(clients.submit(this::openOne));
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

    /** With a key, and again where no answer came. */
    private Api.Answer openOne() {
        var key = UUID.randomUUID().toString();
        return await().atMost(Duration.ofMinutes(2))
                .ignoreException(UnreachableException.class)
                .until(
                        () -> api.send("POST", "/v1/tickets", TICKET, "Idempotency-Key", key),
                        answer -> answer.status() == 201);
    }

    private void answer(String ticket) {
        try {
            api.send("POST", "/v1/tickets/" + ticket + "/communications", ANSWER);
        } catch (UnreachableException e) {
            // Whether it was written is read from intake's table.
        }
    }

    private Map<String, Instant> firstWords() throws SQLException {
        var found = new HashMap<String, Instant>();
        try (var connection = platform.addresses().superuser("intake").getConnection();
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

    private static long until(Instant instant) {
        return Math.max(0, Duration.between(Instant.now(), instant).toMillis());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
