package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.Stack;
import dev.firstline.console.TicketLife;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.devstack.test.StoredRows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps a copy from going on from a view that another copy has changed since, and what finds it out where that is broken. */
@Stack
class MarkTest {

    private static final String STATUS = "select status from ticket_view where ticket_id = ?";

    @Inject
    Transactions transactions;

    /** One of those tickets that are compared while they are short. */
    private final TicketLife life = Stream.generate(
                    () -> new TicketLife("FL-8301", Instant.parse("2026-11-20T09:00:00Z")))
            .filter(one -> ViewDerivation.isToBeCompared(one.ticket, 1, 2))
            .findFirst()
            .orElseThrow();

    private final StoredRows rows = StoredRows.of("console");

    @Test
    void whatAnotherCopyHeardIsReadBecauseTheMarkIsAnother() {
        var one = Batches.copy(transactions);
        Batches.hear(transactions, one.consumer(), facts(0, 5));
        Batches.hear(transactions, Batches.copy(transactions).consumer(), facts(10, 11));

        Batches.hear(transactions, one.consumer(), facts(5, 6));

        assertThat(Batches.one(STATUS, life.ticket)).isEqualTo("WAITING_ON_VENDOR");
        assertThat(one.factsRead()).isEqualTo(7);
    }

    @Test
    void withTheMarkPutBackItIsMissedUntilTheNextComparisonFindsItAndPutsItRight() {
        var one = Batches.copy(transactions);
        Batches.hear(transactions, one.consumer(), facts(0, 5));
        var mark = Batches.one("select told from ticket_view where ticket_id = ?", life.ticket);
        Batches.hear(transactions, Batches.copy(transactions).consumer(), facts(10, 11));
        rows.change("update ticket_view set told = ?::uuid where ticket_id = ?", mark, life.ticket);

        Batches.hear(transactions, one.consumer(), facts(5, 6));
        assertThat(Batches.one(STATUS, life.ticket)).isEqualTo("TRIAGED");
        assertThat(one.viewsUnequal()).isZero();

        Batches.hear(transactions, one.consumer(), facts(6, 7));
        Batches.hear(transactions, one.consumer(), facts(8, 9));
        assertThat(Batches.one(STATUS, life.ticket)).isEqualTo("WAITING_ON_VENDOR");
        assertThat(one.viewsUnequal()).isEqualTo(1);
    }

    @Test
    void whatIsLongIsComparedAtEachDoublingAndOfTheShortOneIn64() {
        var some = new UUID(1, 64);
        var most = new UUID(1, 65);

        assertThat(ViewDerivation.isToBeCompared(most, 31, 32)).isTrue();
        assertThat(ViewDerivation.isToBeCompared(most, 32, 63)).isFalse();
        assertThat(ViewDerivation.isToBeCompared(most, 60, 70)).isTrue();
        assertThat(ViewDerivation.isToBeCompared(most, 7, 8)).isFalse();
        assertThat(ViewDerivation.isToBeCompared(some, 7, 8)).isTrue();
        assertThat(ViewDerivation.isToBeCompared(some, 5, 7)).isFalse();
    }

    private List<EventEnvelope<?>> facts(int from, int to) {
        return Batches.told(life.all().subList(from, to).toArray(Event[]::new));
    }
}
