package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.Stack;
import dev.firstline.console.TicketLife;
import dev.firstline.console.view.TicketViews;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two copies of the console at one ticket, as after a change of partitions or when dead letters are driven again. Each test holds the one
 * open until the other waits for it.
 */
@Stack
class CopiesAtOnceTest {

    private static final String STATE = """
            select number || ' ' || jsonb_array_length(view -> 'clocks') || ' ' || jsonb_array_length(view -> 'alerts')
            from ticket_view where ticket_id = ?
            """;

    private static final String WAITING = """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and ?::uuid is not null
            """;
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Transactions transactions;

    private final TicketLife life = new TicketLife("FL-8101", Instant.parse("2026-11-20T09:00:00Z"));
    private ConsoleConsumer one;
    private ConsoleConsumer other;

    @BeforeEach
    void twoCopies() {
        one = Batches.copy(transactions).consumer();
        other = Batches.copy(transactions).consumer();
    }

    @Test
    void bothMakeTheRowOfATicketAndNeitherLosesWhatTheOtherHeard() {
        atOnce(told(life.opened()), told(life.clock(SlaTarget.RESOLUTION, 0, 60)));

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 1 0");
    }

    @Test
    void anAlertOfATicketThatIsBeingOpenedIsNotLost() {
        atOnce(told(life.opened()), told(alert()));

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 0 1");
    }

    @Test
    void anAlertThatIsBeingHeardBeforeTheOpeningIsNotLost() {
        atOnce(told(alert()), told(life.opened()));

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 0 1");
    }

    @Test
    void anAlertThatWasHeardBeforeTheOpeningIsShown() {
        Batches.hear(transactions, one, told(alert()));
        assertThat(Batches.one(STATE, life.ticket)).isNull();

        Batches.hear(transactions, other, told(life.opened()));

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 0 1");
    }

    @Test
    void bothChangeTheRowOfATicket() {
        Batches.hear(transactions, one, told(life.opened()));
        Batches.hear(transactions, other, told(life.clock(SlaTarget.FIRST_RESPONSE, 0, 60)));

        atOnce(
                told(life.moved(2, 1, TicketStatus.NEW, TicketStatus.TRIAGED)),
                told(life.clock(SlaTarget.RESOLUTION, 0, 60), life.title(1, "Words")));

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 2 0");
        assertThat(Batches.one("select status || ' ' || title from ticket_view where ticket_id = ?", life.ticket))
                .isEqualTo("TRIAGED Words");
    }

    /** The version before makes an empty row at first, and knows of no names. */
    @Test
    void aCopyOfTheVersionBeforeMakesTheRowMeanwhile() throws SQLException {
        try (var before = FirstlineStack.superuser("console").getConnection()) {
            before.setAutoCommit(false);
            execute(
                    before,
                    "insert into ticket_view (ticket_id, tenant) values ('%s', '%s')"
                            .formatted(life.ticket, Batches.TENANT.value()));
            keep(before, told(life.clock(SlaTarget.RESOLUTION, 0, 60)).getFirst());
            var mine = CompletableFuture.runAsync(
                    () -> Batches.hear(transactions, one, told(life.opened())), Thread.ofPlatform()::start);
            awaitOneThatWaits();
            before.commit();
            mine.join();
        }

        assertThat(Batches.one(STATE, life.ticket)).isEqualTo("FL-8101 1 0");
    }

    /** Kept by a copy of the version before, which knows of no names, after this one had looked. */
    @Test
    void aRowIsNotMadeOfATicketOfWhichAFactWasKeptMeanwhile() {
        var store = new TicketViewStore(transactions);
        var news = TicketNews.of(told(life.opened()));
        var view = TicketViews.of(life.ticket, news.getFirst().facts());

        transactions.asPlatform(() -> {
            assertThat(store.take(news).get(life.ticket)).isEqualTo(new Found(null, null, true));
            keep(told(alert()).getFirst());
            var row = new ViewRow(view, Batches.TENANT, UUID.randomUUID(), true, false, null, 0);
            assertThat(store.write(List.of(row), news)).isEmpty();
        });
    }

    /** The first does its work and stays open until the second waits, then both come to their end. */
    private void atOnce(List<EventEnvelope<?>> first, List<EventEnvelope<?>> second) {
        var isDone = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ones = CompletableFuture.runAsync(
                () -> transactions.asPlatform(() -> {
                    one.handle(first);
                    isDone.countDown();
                    waitFor(mayEnd);
                }),
                Thread.ofPlatform()::start);
        waitFor(isDone);
        var others =
                CompletableFuture.runAsync(() -> Batches.hear(transactions, other, second), Thread.ofPlatform()::start);
        try {
            awaitOneThatWaits();
        } finally {
            mayEnd.countDown();
        }
        CompletableFuture.allOf(ones, others).join();
    }

    private static void awaitOneThatWaits() {
        await().until(() -> "1".equals(Batches.one(WAITING, NOBODY)));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private NotificationEvent alert() {
        return life.all().stream()
                .filter(NotificationEvent.class::isInstance)
                .map(NotificationEvent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void keep(Connection connection, EventEnvelope<?> fact) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
                values (?, ?::uuid, ?, now(), 'a topic', ?, ?::jsonb)
                """)) {
            insert.setObject(1, fact.id());
            insert.setString(2, fact.data().subject());
            insert.setString(3, fact.tenant().value());
            insert.setString(4, fact.type());
            insert.setString(5, new String(EventJson.write(fact.data()), StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    private static void keep(EventEnvelope<?> fact) {
        try (var connection = FirstlineStack.superuser("console").getConnection()) {
            keep(connection, fact);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<EventEnvelope<?>> told(Event... events) {
        return Batches.told(events);
    }
}
