package dev.firstline.intake.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of the past can have been so. */
class PastTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private final PastTimes times = new PastTimes(NOW, Duration.ofDays(2557));

    @Test
    void whatHappenedUntilNowIsSound() {
        assertThat(faults("OLD-1", TicketStatus.CLOSED, OPENED, NOW, said(NOW))).isEmpty();
        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, null)).isEmpty();
        // A mail may be older than the ticket that was made of it.
        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, null, said(OPENED.minusSeconds(60))))
                .isEmpty();
    }

    @Test
    void whatHasNotHappenedOrIsOutOfOrderIsNamedByItsPlace() {
        var later = NOW.plusMillis(1);

        assertThat(faults("OLD-1", TicketStatus.NEW, later, null)).containsExactly("/openedAt");
        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, later)).containsExactly("/updatedAt");
        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, OPENED.minusMillis(1)))
                .containsExactly("/updatedAt");
        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, null, said(OPENED), said(later)))
                .containsExactly("/communications/1/writtenAt");
        assertThat(faults("OLD-1", TicketStatus.NEW, Instant.EPOCH.minusMillis(1), null))
                .containsExactly("/openedAt");
        assertThat(faults(null, TicketStatus.NEW, OPENED, null)).containsExactly("/ticket/externalReference");
    }

    @Test
    void whatEndedLongerAgoThanItIsKeptWouldBeDeletedAtOnce() {
        var oldest = NOW.minus(Duration.ofDays(2557));

        assertThat(faults("OLD-1", TicketStatus.CLOSED, oldest, null)).isEmpty();
        assertThat(faults("OLD-1", TicketStatus.CLOSED, oldest.minusMillis(1), null))
                .containsExactly("/openedAt");
        assertThat(faults("OLD-1", TicketStatus.RESOLVED, oldest.minusMillis(1), null))
                .isEmpty();
    }

    @Test
    void aNoteOfTheDeskIsNoCustomers() {
        var note = new PastCommunication(
                OPENED, CommunicationDirection.INBOUND, CommunicationVisibility.INTERNAL, "x", null);

        assertThat(faults("OLD-1", TicketStatus.NEW, OPENED, null, note))
                .containsExactly("/communications/0/direction");
        assertThat(times.faults(new TransferLine.OfWords("OLD-1", List.of(note))))
                .extracting(InvalidValue::pointer)
                .containsExactly("/items/0/direction");
    }

    private List<String> faults(
            @Nullable String reference,
            TicketStatus status,
            Instant openedAt,
            @Nullable Instant updatedAt,
            PastCommunication... words) {
        var ticket = new NewTicket(
                reference,
                "t",
                "b",
                TicketType.INCIDENT,
                Severity.C,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new CustomerReference("C-1", null),
                null,
                null,
                null,
                List.of(),
                Map.of());
        return times
                .faults(new TransferLine.OfTicket(ticket, status, null, openedAt, updatedAt, List.of(words)))
                .stream()
                .map(InvalidValue::pointer)
                .toList();
    }

    private static PastCommunication said(Instant at) {
        return new PastCommunication(at, CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER, "x", null);
    }
}
