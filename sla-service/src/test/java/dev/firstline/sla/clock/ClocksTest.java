package dev.firstline.sla.clock;

import static dev.firstline.contracts.sla.SlaTarget.FIRST_RESPONSE;
import static dev.firstline.contracts.sla.SlaTarget.RESOLUTION;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClocksTest {

    @Test
    void anOpenedTicketRunsUnderBothPromises() {
        var clocks = Clocks.derive(opened(Severity.A).facts(), History.POLICY);
        assertThat(clocks).extracting(Clock::target).containsExactly(FIRST_RESPONSE, RESOLUTION);
        assertThat(clocks).allSatisfy(clock -> {
            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.dueAt()).isEqualTo(minute(60));
            assertThat(clock.warnings())
                    .containsExactly(new Warning(minute(30), 50, null), new Warning(minute(45), 75, null));
        });
    }

    @Test
    void anotherRulebookCountsFromTheInstantAtWhichSomebodyChoseIt() {
        var book = new UUID(7, 7);
        var choice = new TicketFact.Rebased(new UUID(0, 99), minute(30), book, "alex", null, "contract signed");
        var facts = new ArrayList<>(opened(Severity.A).facts());
        facts.add(choice);
        Books books = id -> (target, ticket) ->
                History.POLICY.promise(target, id == null ? ticket : ticket.withSeverity(Severity.C));

        var clock = Clocks.derive(facts, books).getFirst();
        assertThat(clock.dueAt()).isEqualTo(minute(240));
        assertThat(clock.promisedAt()).isEqualTo(minute(30));
        assertThat(clock.transitions().getLast())
                .isInstanceOfSatisfying(
                        Transition.Rebased.class,
                        rebased -> assertThat(rebased.choice()).isEqualTo(choice));
    }

    @Test
    void nothingIsDerivedBeforeTheOpeningIsKnown() {
        var facts = opened(Severity.A).moved(5, TicketStatus.IN_PROGRESS).facts();
        assertThat(Clocks.derive(facts.subList(1, 2), History.POLICY)).isEmpty();
    }

    @Test
    void aTicketThatNoPolicyCoversHasNoClockUntilOneDoes() {
        var history = opened(null);
        assertThat(history.clock(RESOLUTION)).isEmpty();
        var clock = history.severity(10, Severity.A).clock(RESOLUTION).orElseThrow();
        assertThat(clock.startedAt()).isEqualTo(minute(10));
        assertThat(clock.dueAt()).isEqualTo(minute(70));
    }

    @Test
    void ourFirstWordsToTheCustomerMeetTheFirstResponse() {
        var clock = opened(Severity.A).replied(20).clock(FIRST_RESPONSE).orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.MET);
        assertThat(clock.endedAt()).isEqualTo(minute(20));
        assertThat(clock.dueAt()).isEqualTo(minute(60));
        assertThat(clock.remaining(minute(500))).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void notesAndTheCustomersOwnWordsAreNoResponse() {
        var history = opened(Severity.A)
                .wrote(5, CommunicationDirection.INBOUND, CommunicationVisibility.CUSTOMER)
                .wrote(6, CommunicationDirection.OUTBOUND, CommunicationVisibility.INTERNAL);
        assertThat(history.clock(FIRST_RESPONSE).orElseThrow().state()).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void wordsAtTheDueInstantAreInTimeAndAMomentLaterTooLate() {
        assertThat(opened(Severity.A)
                        .replied(60)
                        .clock(FIRST_RESPONSE)
                        .orElseThrow()
                        .state())
                .isEqualTo(ClockState.MET);
        var late = opened(Severity.A).replied(61).clock(FIRST_RESPONSE).orElseThrow();
        assertThat(late.state()).isEqualTo(ClockState.BREACHED);
        assertThat(late.endedAt()).isEqualTo(minute(60));
    }

    @Test
    void theFirstResponseDoesNotStandWhileTheTicketWaits() {
        var clock =
                opened(Severity.A).moved(10, TicketStatus.WAITING_ON_CUSTOMER).clock(FIRST_RESPONSE);
        assertThat(clock.orElseThrow().dueAt()).isEqualTo(minute(60));
    }

    @Test
    void resolvingInSilenceIsNoResponse() {
        var clock = opened(Severity.A)
                .moved(10, TicketStatus.RESOLVED)
                .clock(FIRST_RESPONSE)
                .orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void aWaitMovesTheDueInstantByItsLength() {
        var history = opened(Severity.A).moved(10, TicketStatus.WAITING_ON_CUSTOMER);
        var paused = history.clock(RESOLUTION).orElseThrow();
        assertThat(paused.state()).isEqualTo(ClockState.PAUSED);
        assertThat(paused.dueAt()).isNull();
        assertThat(paused.warnings()).isEmpty();
        assertThat(paused.remaining(minute(10_000))).isEqualTo(Duration.ofMinutes(50));

        var resumed =
                history.moved(100, TicketStatus.IN_PROGRESS).clock(RESOLUTION).orElseThrow();
        assertThat(resumed.dueAt()).isEqualTo(minute(150));
        assertThat(resumed.warnings())
                .containsExactly(new Warning(minute(120), 50, null), new Warning(minute(135), 75, null));
    }

    @Test
    void theLedgerSaysWhoHeldTheTicketAndWhichEventBeganIt() {
        var clock = opened(Severity.A)
                .moved(10, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(15, TicketStatus.WAITING_ON_VENDOR)
                .moved(35, TicketStatus.IN_PROGRESS)
                .moved(40, TicketStatus.RESOLVED)
                .clock(RESOLUTION)
                .orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.MET);
        assertThat(clock.ledger().intervals())
                .extracting(Interval::cause)
                .containsExactly(
                        IntervalCause.RUNNING, IntervalCause.CUSTOMER, IntervalCause.VENDOR, IntervalCause.RUNNING);
        assertThat(clock.ledger().intervals())
                .extracting(interval -> interval.openedBy().getLeastSignificantBits())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(clock.ledger().held(minute(999)))
                .containsEntry(IntervalCause.RUNNING, Duration.ofMinutes(15))
                .containsEntry(IntervalCause.CUSTOMER, Duration.ofMinutes(5))
                .containsEntry(IntervalCause.VENDOR, Duration.ofMinutes(20));
    }

    @Test
    void aChangeOfSeverityKeepsThePausesAndTheTimeUsed() {
        var clock = opened(Severity.C)
                .moved(10, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(110, TicketStatus.IN_PROGRESS)
                .severity(120, Severity.A)
                .clock(RESOLUTION)
                .orElseThrow();
        assertThat(clock.dueAt()).isEqualTo(minute(160));
        assertThat(clock.elapsed(minute(120))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aPromiseIsNotBrokenBeforeItWasGiven() {
        var history = opened(Severity.C).severity(100, Severity.A);
        assertThat(history.clock(RESOLUTION).orElseThrow().dueAt()).isEqualTo(minute(100));
        var later =
                history.moved(130, TicketStatus.IN_PROGRESS).clock(RESOLUTION).orElseThrow();
        assertThat(later.state()).isEqualTo(ClockState.BREACHED);
        assertThat(later.endedAt()).isEqualTo(minute(100));
    }

    @Test
    void aSeverityChangeAfterTheDueInstantDoesNotHealTheBreach() {
        var clock =
                opened(Severity.A).severity(61, Severity.C).clock(RESOLUTION).orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.endedAt()).isEqualTo(minute(60));
    }

    @Test
    void aRebaseWhileTheClockStandsIsFeltWhenItRunsAgain() {
        var history =
                opened(Severity.C).moved(30, TicketStatus.WAITING_ON_VENDOR).severity(50, Severity.A);
        assertThat(history.clock(RESOLUTION).orElseThrow().state()).isEqualTo(ClockState.PAUSED);
        assertThat(history.moved(100, TicketStatus.IN_PROGRESS)
                        .clock(RESOLUTION)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(minute(130));
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CANCELED"})
    void aTicketThatIsNotServedCancelsItsClocks(TicketStatus status) {
        assertThat(Clocks.derive(opened(Severity.A).moved(10, status).facts(), History.POLICY))
                .hasSize(2)
                .allSatisfy(clock -> assertThat(clock.state()).isEqualTo(ClockState.CANCELLED));
    }

    @Test
    void aTicketThatNoPolicyCoversAnyMoreCancelsItsClocks() {
        var clock = opened(Severity.A).severity(10, null).clock(RESOLUTION).orElseThrow();
        assertThat(clock.state()).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void aFactStampedByAClockThatRunsBehindDoesNotTurnTheLedgerBack() {
        var clock = opened(Severity.A)
                .moved(20, TicketStatus.WAITING_ON_CUSTOMER)
                .moved(19, TicketStatus.IN_PROGRESS)
                .clock(RESOLUTION)
                .orElseThrow();
        assertThat(clock.dueAt()).isEqualTo(minute(60));
    }

    @Test
    void theTransitionsTellTheLifeInOrder() {
        var clock = opened(Severity.B)
                .moved(10, TicketStatus.LINKED_TO_INCIDENT)
                .moved(20, TicketStatus.IN_PROGRESS)
                .severity(30, Severity.A)
                .moved(40, TicketStatus.RESOLVED)
                .clock(RESOLUTION)
                .orElseThrow();
        assertThat(clock.transitions())
                .extracting(Transition::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Started", "Paused", "Resumed", "Rebased", "Met");
        assertThat(clock.transitions().get(1))
                .isInstanceOfSatisfying(
                        Transition.Paused.class,
                        paused -> assertThat(paused.cause()).isEqualTo(PauseCause.INCIDENT));
    }
}
