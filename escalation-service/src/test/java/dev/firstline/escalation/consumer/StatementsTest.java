package dev.firstline.escalation.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many statements it takes to hear of tickets, beside those of the transaction and of the inbox. PostgreSQL counts them, for the connection
 * of the transaction: how often each statement was planned that the driver keeps prepared there, which all are after a few times.
 */
@EscalationRimTest
class StatementsTest {

    private static final String COUNTED = """
            select coalesce(sum(generic_plans + custom_plans), 0) from pg_prepared_statements
            where statement not like '%pg_prepared_statements%'""";

    /** The driver prepares what it has sent some times. */
    private static final int WARM = 8;

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TenantPath tenant = new TenantPath("contoso/s" + Long.toString(System.nanoTime(), 36));

    @Inject
    Transactions transactions;

    @Inject
    EventHandler handler;

    @Test
    void aTicketThatNeedsNoVendorIsNotAskedAboutEscalations() {
        var taken = transactions.asPlatform(() -> {
            IntStream.range(0, WARM).forEach(any -> life(1).forEach(this::statements));
            return life(1).stream().map(this::statements).toList();
        });
        assertThat(taken)
                .as("opened, written, decided, closed")
                .satisfiesExactly(
                        opened -> assertThat(opened).isLessThanOrEqualTo(2),
                        written -> assertThat(written).isLessThanOrEqualTo(2),
                        decided -> assertThat(decided).isLessThanOrEqualTo(3),
                        closed -> assertThat(closed).isLessThanOrEqualTo(2));
    }

    @Test
    void fiftyTicketsTakeAsManyAsOne() {
        var taken = transactions.asPlatform(() -> {
            IntStream.range(0, WARM).forEach(any -> life(1).forEach(this::statements));
            return List.of(
                    life(1).stream().map(this::statements).toList(),
                    life(50).stream().map(this::statements).toList());
        });
        assertThat(taken.get(1)).isEqualTo(taken.get(0));
    }

    private long statements(List<EventEnvelope<?>> events) {
        long before = counted();
        handler.handle(events);
        return counted() - before;
    }

    private long counted() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(COUNTED);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The same life of so many tickets, event by event as each is heard. */
    private List<List<EventEnvelope<?>>> life(int tickets) {
        var ids = Stream.generate(Ids::next).limit(tickets).toList();
        return IntStream.rangeClosed(1, 4)
                .mapToObj(step -> ids.stream()
                        .<EventEnvelope<?>>map(
                                id -> new EventEnvelope<>(Ids.next(), "/firstline/test", tenant, null, event(id, step)))
                        .toList())
                .toList();
    }

    private static Event event(UUID ticket, int step) {
        return switch (step) {
            case 1 -> World.opened(ticket);
            case 2 -> new TicketTextEvent.Written(ticket, 1, NOON, Language.EN, "Database gone", "Since noon.");
            case 3 -> World.decision(ticket, 1, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure SQL Database");
            default ->
                new TicketEvent.StatusChanged(
                        ticket, 5, NOON, TicketStatus.RESOLVED, TicketStatus.CLOSED, TransitionCause.AGENT, null);
        };
    }
}
