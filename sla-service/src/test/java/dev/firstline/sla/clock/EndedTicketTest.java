package dev.firstline.sla.clock;

import static dev.firstline.contracts.ticket.TicketStatus.CLOSED;
import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket that ended is not chased, and a broken clock says when it was met at last. */
class EndedTicketTest {

    private static final PolicyResolution STANDING_IN_EVERY_END = (target, ticket) -> History.EVERY_TARGET
            .promise(target, ticket)
            .map(given -> new Promise(
                    given.policy(),
                    given.policyVersion(),
                    given.rule(),
                    given.source(),
                    given.amount(),
                    given.calendar(),
                    Map.of(RESOLVED, PauseCause.CUSTOMER, CLOSED, PauseCause.CUSTOMER),
                    given.thresholds()));

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "REJECTED", "CANCELED"})
    void nothingLivesAndNothingIsOverdueAfterTheEnd(TicketStatus end) {
        for (var history : new History[] {
            opened(Severity.A).moved(30, end),
            opened(Severity.A)
                    .filed(3)
                    .moved(5, IN_PROGRESS)
                    .moved(10, RESOLVED)
                    .moved(30, end),
            opened(Severity.A).replied(5).asked(10).filed(11).moved(30, end),
            opened(Severity.A).moved(10, WAITING_ON_CUSTOMER).moved(30, end),
            opened(Severity.A).moved(70, IN_PROGRESS).moved(75, end),
        }) {
            for (var policy : new PolicyResolution[] {History.EVERY_TARGET, STANDING_IN_EVERY_END}) {
                assertThat(Clocks.derive(history.facts(), policy)).isNotEmpty().allSatisfy(clock -> {
                    assertThat(clock.state().isTerminal()).isTrue();
                    assertThat(clock.warnings()).isEmpty();
                    assertThat(clock.overdues()).isEmpty();
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, UNANSWERED", "REJECTED, TICKET_REJECTED", "CANCELED, TICKET_CANCELED"})
    void aFirstResponseThatNeverCameSaysWhy(TicketStatus end, CancellationCause cause) {
        var clock = opened(Severity.A)
                .moved(30, end)
                .clock(SlaTarget.FIRST_RESPONSE)
                .orElseThrow();
        assertThat(clock.endedAt()).isEqualTo(minute(30));
        assertThat(clock.end().orElseThrow())
                .isInstanceOfSatisfying(
                        Transition.Cancelled.class,
                        cancelled -> assertThat(cancelled.cause()).isEqualTo(cause));
    }

    @Test
    void whatWasBrokenBeforeTheEndStaysBroken() {
        var clock = opened(Severity.A)
                .moved(70, CLOSED)
                .clock(SlaTarget.FIRST_RESPONSE)
                .orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.settlement()).isNull();
    }

    @Test
    void anAnsweredTicketThatIsClosedWasAnswered() {
        var clock = opened(Severity.A)
                .replied(10)
                .moved(30, CLOSED)
                .clock(SlaTarget.FIRST_RESPONSE)
                .orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.MET);
    }

    @Test
    void aSeverityThatNoPolicyNamesIsTheCause() {
        var clock = opened(Severity.A)
                .severity(10, null)
                .clock(SlaTarget.RESOLUTION)
                .orElseThrow();
        assertThat(clock.end().orElseThrow())
                .isInstanceOfSatisfying(
                        Transition.Cancelled.class,
                        cancelled -> assertThat(cancelled.cause()).isEqualTo(CancellationCause.SEVERITY));
    }

    @Test
    void aBrokenClockSaysWhenItWasMetAtLastAndHowLate() {
        var clock = opened(Severity.A)
                .moved(70, WAITING_ON_CUSTOMER)
                .moved(100, IN_PROGRESS)
                .replied(110)
                .moved(120, RESOLVED);
        assertThat(clock.clock(SlaTarget.FIRST_RESPONSE).orElseThrow().settlement())
                .isEqualTo(new Settlement(minute(110), clock.facts().get(3).eventId(), Duration.ofMinutes(50)));
        assertThat(clock.clock(SlaTarget.RESOLUTION).orElseThrow().settlement())
                .as("without the pause")
                .isEqualTo(new Settlement(minute(120), clock.facts().get(4).eventId(), Duration.ofMinutes(30)));
        assertThat(opened(Severity.A)
                        .moved(70, IN_PROGRESS)
                        .clock(SlaTarget.RESOLUTION)
                        .orElseThrow()
                        .settlement())
                .isNull();
    }

    @Test
    void aReopenedTicketIsSettledWhenItIsResolvedForGood() {
        var history = opened(Severity.A).moved(70, RESOLVED).moved(90, IN_PROGRESS);
        assertThat(history.clock(SlaTarget.RESOLUTION).orElseThrow().settlement())
                .isNull();
        assertThat(history.moved(100, RESOLVED)
                        .clock(SlaTarget.RESOLUTION)
                        .orElseThrow()
                        .settlement())
                .isEqualTo(new Settlement(minute(100), history.facts().get(3).eventId(), Duration.ofMinutes(20)));
    }
}
