package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.ticket.KnownTickets.By;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a new ticket that is known. */
class RecognitionTest {

    private static final ExternalReference ONE = new ExternalReference("crm", "1");
    private static final ExternalReference TWO = new ExternalReference("erp", "2");
    private static final By FIRST = by(1000007);
    private static final By SECOND = by(1000008);

    @Test
    void whatHasNoTicketIsNotKnown() {
        assertThat(Recognition.of(asked("R-1", IfKnown.RETURN, ONE), Map.of("R-2", FIRST), Map.of(TWO, FIRST)))
                .isEmpty();
    }

    @Test
    void whatIsKnownIsRefusedUnlessItIsAskedFor() {
        var refused = Recognition.of(asked(null, null, ONE, TWO), Map.of(), Map.of(TWO, FIRST));

        assertThat(refused)
                .hasValueSatisfying(outcome -> assertThat(((Outcome.Refused) outcome).problem())
                        .hasMessage("The reference erp:2 belongs to ticket " + FIRST.number()
                                + "; read that one, or send another reference."));
        assertThat(Recognition.of(asked("R-1", IfKnown.REFUSE), Map.of("R-1", FIRST), Map.of()))
                .hasValueSatisfying(outcome -> assertThat(((Outcome.Refused) outcome).problem())
                        .hasMessageStartingWith("This externalReference belongs to ticket"));
    }

    @Test
    void whatIsKnownByOneReferenceOrBySeveralOfOneTicketIsThatTicket() {
        assertThat(Recognition.of(asked(null, IfKnown.RETURN, ONE, TWO), Map.of(), Map.of(TWO, FIRST)))
                .contains(new Outcome.Known(FIRST));
        assertThat(Recognition.of(
                        asked("R-1", IfKnown.RETURN, ONE, TWO), Map.of("R-1", FIRST), Map.of(ONE, FIRST, TWO, FIRST)))
                .contains(new Outcome.Known(FIRST));
    }

    @Test
    void referencesOfSeveralTicketsLeadToNone() {
        var outcome = Recognition.of(asked("R-1", IfKnown.RETURN, ONE), Map.of("R-1", FIRST), Map.of(ONE, SECOND));

        assertThat(outcome)
                .hasValueSatisfying(refused -> assertThat(((Outcome.Refused) refused).problem())
                        .hasMessageContainingAll(
                                FIRST.number().toString(), SECOND.number().toString()));
    }

    private static By by(long number) {
        return new By(UUID.randomUUID(), new TicketNumber(number), TicketStatus.NEW, 1);
    }

    private static NewTicket asked(
            @Nullable String externalReference, @Nullable IfKnown ifKnown, ExternalReference... references) {
        return new NewTicket(
                externalReference,
                "title",
                "body",
                TicketType.INCIDENT,
                Severity.B,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new CustomerReference("C-1", null),
                null,
                List.of(references),
                ifKnown,
                List.of(),
                Map.of());
    }
}
