package dev.firstline.sla.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.settings.SlaJson;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many histories that come at the same time wait for their turn; nobody's keep another's waiting for longer than that. */
@Stack
class HistoriesAtOnceTest {

    private static final int TICKETS = 50;
    private static final int AT_ONCE = 6;

    /** Beyond this a body counts as large. */
    private static final int LARGE = 300 * 1024;

    @Inject
    Limits limits;

    @Test
    void sixOfOneTenantAndOneOfEachOfThreeOthersAreAllTakenIn() throws Exception {
        var large = Api.freshTenant();
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(() -> sent(large, padded(body(TICKETS, 5), 8 * LARGE)));
        }
        for (int i = 0; i < 3; i++) {
            requests.add(() -> sent(Api.freshTenant(), padded(body(TICKETS, 5), 8 * LARGE)));
        }
        assertThat(together(requests)).containsOnly(200);
        assertThat(ticketsOf(large)).isEqualTo(AT_ONCE * TICKETS);
    }

    @Test
    void noneIsRefusedBecauseOthersAreWorkedOnAndFewHoldAConnectionMeanwhile() throws Exception {
        var large = Api.freshTenant();
        // Nobody gets on before this is over: whoever is let in holds a connection to the database, and waits.
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ticket_fact in share mode");
            var waiting = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 2 * AT_ONCE; i++) {
                waiting.add(() -> sent(large, padded(body(5, 2), LARGE)));
            }
            var all = Executors.newSingleThreadExecutor();
            var answers = all.submit(() -> together(waiting));
            // Whoever is refused gives back at once what its body took.
            await().until(() -> limits.bodies().taken().getOrDefault(large, 0L) == 2L * AT_ONCE * LARGE);
            // Another tenant's reading needs a connection at once.
            assertThat(Api.as(Api.freshTenant(), "helpdesk-agent")
                            .get("/v1/policies")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(blocked(statement)).isLessThanOrEqualTo(3);
            connection.rollback();
            assertThat(answers.get()).containsOnly(200);
            all.shutdown();
        }
    }

    private static List<Integer> together(List<Callable<Integer>> requests)
            throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(requests.size())) {
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> answer : clients.invokeAll(requests)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private static int sent(String tenant, String body) {
        return Api.as(tenant, "admin-agent").body(body).post("/v1/sla/history").statusCode();
    }

    private static String body(int tickets, int events) {
        return SlaJson.write(Map.of(
                "tickets",
                Collections.nCopies(tickets, events).stream()
                        .map(HistoriesAtOnceTest::ticket)
                        .toList()));
    }

    /** As large as a whole history, and soon worked off on any machine: what is tried is the waiting. */
    private static String padded(String body, int bytes) {
        return body + " ".repeat(bytes - body.length());
    }

    private static Map<String, Object> ticket(int events) {
        var opened = Instant.parse("2026-03-02T09:00:00Z");
        var happened = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < events - 1; i++) {
            happened.add(Map.of(
                    "at", opened.plusSeconds(60L + i).toString(), "kind", i % 2 == 0 ? "REPLIED" : "CUSTOMER_WROTE"));
        }
        happened.add(
                Map.of("at", opened.plusSeconds(3_600).toString(), "kind", "STATUS_CHANGED", "status", "RESOLVED"));
        return Map.of(
                "ticketId",
                Ids.next().toString(),
                "openedAt",
                opened.toString(),
                "type",
                "INCIDENT",
                "severity",
                "A",
                "language",
                "EN",
                "events",
                happened);
    }

    private static long blocked(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query like '%ticket_fact%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private long ticketsOf(String tenant) throws SQLException {
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var statement = connection.prepareStatement("select count(*) from ticket where tenant = ?")) {
            statement.setString(1, tenant);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
