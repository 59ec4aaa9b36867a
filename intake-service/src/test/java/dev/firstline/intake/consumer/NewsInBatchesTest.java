package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** What news costs the database, as it counts itself: a batch changes each ticket once, and never writes its words anew. */
@Stack
class NewsInBatchesTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    /** More than a page, and nothing that could be compressed: the table keeps it apart from the row. */
    private static final int LONG = 24_000;

    @Inject
    EventHandler handler;

    @Inject
    Transactions transactions;

    @Inject
    SessionFactory sessions;

    @Test
    void aBatchChangesEachTicketOnceAndNeverItsWords() {
        var tenant = newTenant();
        var words = words();
        var ids = Stream.generate(() -> open(tenant, words)).limit(3).toList();

        var cost = handled(tenant, ids.stream().flatMap(this::firstSecond).toList());

        assertThat(cost.ticketsUpdated()).isEqualTo(3);
        assertThat(cost.changesNoted()).isEqualTo(3 * 6);
        assertThat(cost.wordsWritten()).isZero();
        assertThat(cost.mappedStatements()).isZero();
        for (var id : ids) {
            var ticket = read(tenant, id);
            assertThat(ticket.getString("status")).isEqualTo("WAITING_ON_VENDOR");
            assertThat(ticket.getInt("version")).isEqualTo(3);
            assertThat(ticket.getString("diagnosis.outcome")).isEqualTo("ESCALATE_MICROSOFT");
            assertThat(ticket.getString("escalation.caseNumber")).isEqualTo("2611210020001");
            assertThat(ticket.getString("firstResponse.state")).isEqualTo("RUNNING");
            assertThat(ticket.getString("firstResponse.due"))
                    .isEqualTo(NINE.plusSeconds(3600).toString());
            assertThat(ticket.getString("resolution.state")).isEqualTo("RUNNING");
            assertThat(ticket.getString("body")).isEqualTo(words);
            assertThat(crm(tenant)
                            .get("/v1/changes")
                            .jsonPath()
                            .getList("items.findAll { it.ticketId == '" + id + "' }.kind", String.class))
                    .containsExactly(
                            "OPENED",
                            "DIAGNOSED",
                            "STATUS_CHANGED",
                            "ESCALATION_UPDATED",
                            "STATUS_CHANGED",
                            "CLOCK_UPDATED",
                            "CLOCK_UPDATED");
        }
    }

    @Test
    void whatSaysNothingNewWritesNothing() {
        var tenant = newTenant();
        var id = open(tenant, "It worked yesterday.");
        handled(tenant, List.of(News.decided(id, Outcome.RESOLVE_BY_PARTNER, NINE)));

        var cost = handled(tenant, List.of(News.decided(id, Outcome.REJECT_OWN_TENANT, NINE.minusSeconds(60))));

        assertThat(cost.ticketsUpdated()).isZero();
        assertThat(cost.changesNoted()).isZero();
        assertThat(read(tenant, id).getString("status")).isEqualTo("TRIAGED");
    }

    /** What a ticket hears in its first second. */
    private Stream<Event> firstSecond(String id) {
        return Stream.of(
                News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE),
                News.filed(id, "2611210020001", NINE.plusSeconds(1)),
                started(id, SlaTarget.FIRST_RESPONSE),
                started(id, SlaTarget.RESOLUTION));
    }

    private static SlaEvent started(String id, SlaTarget target) {
        return new SlaEvent.Started(
                UUID.fromString(id),
                Ids.next(),
                target,
                NINE,
                "standard",
                "PT1H",
                "24x7",
                NINE.plusSeconds(3600),
                null);
    }

    private record Cost(long ticketsUpdated, long wordsWritten, long changesNoted, long mappedStatements) {}

    private Cost handled(String tenant, List<Event> events) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        long mapped = statistics.getPrepareStatementCount();
        return transactions.asPlatform(() -> {
            var before = counts();
            handler.handle(new ArrayList<>(
                    events.stream().map(event -> envelope(tenant, event)).toList()));
            var after = counts();
            return new Cost(
                    after.get(0) - before.get(0),
                    after.get(1) - before.get(1),
                    after.get(2) - before.get(2),
                    statistics.getPrepareStatementCount() - mapped);
        });
    }

    /** Counted by the session itself, not yet told to the statistics of all; it may still have some of transactions before. */
    private List<Long> counts() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        select pg_stat_get_xact_tuples_updated('ticket'::regclass),
                               pg_stat_get_xact_tuples_inserted(reltoastrelid),
                               pg_stat_get_xact_tuples_inserted('ticket_change'::regclass)
                        from pg_class where oid = 'ticket'::regclass
                        """);
                var row = statement.executeQuery()) {
            row.next();
            return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static EventEnvelope<?> envelope(String tenant, Event event) {
        var owner = EventCatalog.of(event.getClass()).topic().owner();
        return new EventEnvelope<>(Ids.next(), "/firstline/" + owner, new TenantPath(tenant), null, event);
    }

    private static String words() {
        var bytes = new byte[LONG];
        new Random(7).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).substring(0, LONG);
    }

    private static String open(String tenant, String words) {
        return crm(tenant)
                .body(ticket("News").replace("It worked yesterday.", words))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
