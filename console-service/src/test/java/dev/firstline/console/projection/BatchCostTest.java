package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.Stack;
import dev.firstline.console.TicketLife;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.devstack.test.FirstlineStack;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a batch costs, as PostgreSQL counts it within the transaction. */
@Stack
class BatchCostTest {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    Transactions transactions;

    @Inject
    ConsoleConsumer console;

    @Inject
    MeterRegistry metrics;

    private final TicketLife life = new TicketLife("FL-8001", START);

    /** What a batch did: rows of views that were made and changed, rows of facts that were made, facts that were read again. */
    private record Done(long viewsMade, long viewsChanged, long factsKept, long factsRead) {

        Done since(Done before) {
            return new Done(
                    viewsMade - before.viewsMade,
                    viewsChanged - before.viewsChanged,
                    factsKept - before.factsKept,
                    factsRead - before.factsRead);
        }
    }

    @Test
    void theFirstEightFactsOfATicketAndItsWordsAreOneRowMadeOnceAndNothingReadAgain() {
        assertThat(done(withTitle(life, 0, 8))).isEqualTo(new Done(1, 0, 8, 0));

        assertThat(Batches.one("select title || ' ' || severity from ticket_view where ticket_id = ?", life.ticket))
                .isEqualTo("Words A");
    }

    @Test
    void eightMoreFactsChangeTheRowOnceAndNothingIsReadAgain() {
        Batches.hear(transactions, console, withTitle(life, 0, 8));

        assertThat(done(facts(life, 8, 16))).isEqualTo(new Done(0, 1, 8, 0));
    }

    @Test
    void wordsThatComeAloneChangeTheRowOnce() {
        Batches.hear(transactions, console, facts(life, 0, 8));

        assertThat(done(List.of(Batches.told(life.title(1, "Words"))))).isEqualTo(new Done(0, 1, 0, 0));
    }

    @Test
    void whatIsNotRememberedIsReadOnce() {
        Batches.hear(transactions, console, facts(life, 0, 8));
        var anotherCopy = Batches.copy(transactions);

        assertThat(done(anotherCopy.consumer(), facts(life, 8, 16))).isEqualTo(new Done(0, 1, 8, 0));
        assertThat(anotherCopy.factsRead()).isEqualTo(16);
    }

    /** A row bears the number of the statement of its transaction that wrote it, counted are those that write. */
    @Test
    void aBatchOfAHundredTicketsTakesTwoStatementsThatWriteAsABatchOfOneDoes() throws SQLException {
        var lives = Stream.generate(() -> new TicketLife("FL-8002", START))
                .limit(100)
                .toList();

        Batches.hear(transactions, console, all(lives, one -> withTitle(one, 0, 3)));
        assertThat(written("timeline_entry", lives)).containsExactly("0");
        assertThat(written("ticket_view", lives)).containsExactly("1");

        Batches.hear(transactions, console, all(lives, one -> facts(one, 3, 5)));
        assertThat(written("timeline_entry", lives)).containsExactly("0");
        assertThat(written("ticket_view", lives)).containsExactly("1");
    }

    private static List<EventEnvelope<?>> all(
            List<TicketLife> lives, Function<TicketLife, List<EventEnvelope<?>>> told) {
        return lives.stream().map(told).<EventEnvelope<?>>flatMap(List::stream).toList();
    }

    private static List<String> written(String table, List<TicketLife> lives) throws SQLException {
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.prepareStatement(
                        "select distinct cmin::text from " + table + " where ticket_id = any (?)")) {
            var ids = lives.stream().map(one -> one.ticket).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            var numbers = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                }
            }
            return numbers;
        }
    }

    private Done done(List<EventEnvelope<?>> batch) {
        return done(console, batch);
    }

    private Done done(ConsoleConsumer consumer, List<EventEnvelope<?>> batch) {
        var done = new AtomicReference<Done>();
        transactions.asPlatform(() -> {
            // The connection has counts that it has not reported yet.
            var before = counted();
            consumer.handle(batch);
            done.set(counted().since(before));
        });
        return done.get();
    }

    private Done counted() {
        return new Done(
                Batches.done(transactions, "ticket_view", "n_tup_ins"),
                Batches.done(transactions, "ticket_view", "n_tup_upd"),
                Batches.done(transactions, "timeline_entry", "n_tup_ins"),
                (long) metrics.get("firstline.console.facts.read").counter().count());
    }

    private static List<EventEnvelope<?>> withTitle(TicketLife life, int from, int to) {
        var batch = new ArrayList<>(facts(life, from, to));
        batch.add(Batches.told(life.title(1, "Words")));
        return batch;
    }

    private static List<EventEnvelope<?>> facts(TicketLife life, int from, int to) {
        return Batches.told(life.all().subList(from, to).toArray(Event[]::new));
    }
}
