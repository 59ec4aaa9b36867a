package dev.firstline.intake.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.ticket.TicketNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a line about a ticket that is there comes to. */
class ReconciliationTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void whatSaysNothingNewLeavesItUnchangedWhoeverWorksOnIt() {
        for (var importedVersion : new Long[] {null, 1L, 4L}) {
            assertThat(Reconciliation.of(known(importedVersion), image("C-1", TicketStatus.NEW, OPENED), false))
                    .isInstanceOf(Reconciliation.Unchanged.class);
        }
    }

    @Test
    void whatIsNewChangesATicketThatNobodyHasWorkedOnHere() {
        assertThat(Reconciliation.of(known(4L), image("C-1", TicketStatus.CLOSED, OPENED), false))
                .isInstanceOf(Reconciliation.Update.class);
        assertThat(Reconciliation.of(known(4L), image("C-1", TicketStatus.NEW, OPENED), true))
                .isInstanceOf(Reconciliation.Update.class);
    }

    @Test
    void aTicketThatLivesHereIsRefused() {
        for (var importedVersion : new Long[] {null, 3L}) {
            assertThat(Reconciliation.of(known(importedVersion), image("C-1", TicketStatus.CLOSED, OPENED), false))
                    .isInstanceOf(Reconciliation.Refused.class);
            assertThat(Reconciliation.of(known(importedVersion), image("C-1", TicketStatus.NEW, OPENED), true))
                    .isInstanceOf(Reconciliation.Refused.class);
        }
    }

    @Test
    void neitherCustomerNorOpeningChange() {
        assertThat(Reconciliation.of(known(4L), image("C-2", TicketStatus.NEW, OPENED), false))
                .isInstanceOf(Reconciliation.Refused.class);
        assertThat(Reconciliation.of(known(4L), image("C-1", TicketStatus.NEW, OPENED.plusSeconds(1)), false))
                .isInstanceOf(Reconciliation.Refused.class);
    }

    private static KnownTicket known(@Nullable Long importedVersion) {
        return new KnownTicket(
                UUID.randomUUID(),
                new TicketNumber(482913570),
                "OLD-1",
                4,
                importedVersion,
                0,
                image("C-1", TicketStatus.NEW, OPENED));
    }

    private static TicketImage image(String customer, TicketStatus status, Instant openedAt) {
        return new TicketImage(
                customer,
                null,
                TicketType.INCIDENT,
                Severity.B,
                Language.EN,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                "t",
                "b",
                status,
                null,
                openedAt,
                OPENED.plusSeconds(60));
    }
}
