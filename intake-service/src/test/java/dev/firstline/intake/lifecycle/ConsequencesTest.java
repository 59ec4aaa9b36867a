package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.LINKED_TO_INCIDENT;
import static dev.firstline.contracts.ticket.TicketStatus.NEW;
import static dev.firstline.contracts.ticket.TicketStatus.REJECTED;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.TRIAGED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.lifecycle.Consequences.Move;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsequencesTest {

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void noNewsEverAsksForAnIllegalMove(TicketStatus status) {
        for (var outcome : Outcome.values()) {
            isLegal(status, Consequences.ofDiagnosis(status, outcome));
        }
        for (var state : EscalationState.values()) {
            isLegal(status, Consequences.ofEscalation(status, state));
        }
        isLegal(status, Consequences.ofCustomerWords(status));
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLVE_BY_PARTNER, TRIAGED",
        "ESCALATE_MICROSOFT, TRIAGED",
        "BILLING_DISPUTE_FRAUD, TRIAGED",
        "ROUTE_TO_ISV, TRIAGED",
        "NEEDS_REVIEW, TRIAGED",
        "KNOWN_SERVICE_INCIDENT, LINKED_TO_INCIDENT",
        "REJECT_OWN_TENANT, REJECTED"
    })
    void aNewTicketIsSortedByItsDiagnosis(Outcome outcome, TicketStatus to) {
        assertThat(Consequences.ofDiagnosis(NEW, outcome).map(Move::to)).contains(to);
    }

    @Test
    void aTicketOfThePartnersOwnTenantIsRejectedWithThatReason() {
        assertThat(Consequences.ofDiagnosis(NEW, Outcome.REJECT_OWN_TENANT)).contains(new Move(REJECTED, "OWN_TENANT"));
    }

    @Test
    void aTicketSomebodyWorksOnIsNotMovedByALateDiagnosis() {
        for (var outcome : Outcome.values()) {
            assertThat(Consequences.ofDiagnosis(IN_PROGRESS, outcome)).isEmpty();
            assertThat(Consequences.ofDiagnosis(WAITING_ON_VENDOR, outcome)).isEmpty();
        }
    }

    @Test
    void aTicketIsFreedWhenItsIncidentNoLongerExplainsIt() {
        assertThat(Consequences.ofDiagnosis(LINKED_TO_INCIDENT, Outcome.ESCALATE_MICROSOFT)
                        .map(Move::to))
                .contains(IN_PROGRESS);
        assertThat(Consequences.ofDiagnosis(LINKED_TO_INCIDENT, Outcome.KNOWN_SERVICE_INCIDENT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRIAGED, FILED, WAITING_ON_VENDOR",
        "IN_PROGRESS, FILED, WAITING_ON_VENDOR",
        "WAITING_ON_PARTNER, FILED, WAITING_ON_VENDOR",
        "WAITING_ON_VENDOR, ATTENTION_NEEDED, WAITING_ON_PARTNER",
        "WAITING_ON_VENDOR, CLOSED_BY_VENDOR, WAITING_ON_PARTNER",
        "IN_PROGRESS, CLOSED_BY_VENDOR, WAITING_ON_PARTNER",
        "WAITING_ON_VENDOR, HANDED_BACK, IN_PROGRESS",
        "WAITING_ON_PARTNER, HANDED_BACK, IN_PROGRESS",
        "WAITING_ON_PARTNER, CANCELLED, IN_PROGRESS"
    })
    void aTicketFollowsItsEscalation(TicketStatus from, EscalationState state, TicketStatus to) {
        assertThat(Consequences.ofEscalation(from, state).map(Move::to)).contains(to);
    }

    @Test
    void aResolvedTicketIsNotReopenedByAHandBack() {
        assertThat(Consequences.ofEscalation(RESOLVED, EscalationState.HANDED_BACK))
                .isEmpty();
    }

    @Test
    void anEscalationThatIsHeardBeforeTheDiagnosisWaitsForIt() {
        assertThat(Consequences.ofEscalation(NEW, EscalationState.FILED)).isEmpty();
        assertThat(Consequences.ofEscalation(TRIAGED, EscalationState.FILED)).isPresent();
    }

    @Test
    void wordsOfTheCustomerBringBackOnlyWhatWaitsForThemOrIsResolved() {
        for (var status : EnumSet.allOf(TicketStatus.class)) {
            boolean asks = status == WAITING_ON_CUSTOMER || status == RESOLVED;
            assertThat(Consequences.ofCustomerWords(status).map(Move::to))
                    .isEqualTo(asks ? Optional.of(IN_PROGRESS) : Optional.empty());
        }
    }

    private static void isLegal(TicketStatus from, Optional<Move> move) {
        move.ifPresent(asked -> assertThat(LifeCycle.allows(from, asked.to())).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aTicketsWordsGoOntoAFormWhereSomebodyOutsideIsAsked(Outcome outcome) {
        boolean outside = Set.of("ESCALATE_MICROSOFT", "BILLING_DISPUTE_FRAUD", "ROUTE_TO_ISV")
                .contains(outcome.name());

        assertThat(Consequences.asksVendor(outcome)).isEqualTo(outside);
    }

    @ParameterizedTest
    @EnumSource(EscalationState.class)
    void aVendorHasARequestThatIsFiledAndNotBack(EscalationState state) {
        assertThat(state.isAtVendor())
                .isEqualTo(
                        Set.of("FILED", "ATTENTION_NEEDED", "CLOSED_BY_VENDOR").contains(state.name()));
    }
}
