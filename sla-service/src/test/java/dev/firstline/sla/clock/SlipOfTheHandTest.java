package dev.firstline.sla.clock;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.policy.PolicyResolution;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is changed and changed back costs nothing. */
class SlipOfTheHandTest {

    /** The states, instants and ledgers without the events that opened them, which a slip adds to. */
    private static List<Object> lives(History history, PolicyResolution policy) {
        return Clocks.derive(history.facts(), policy).stream()
                .<Object>map(clock -> List.of(
                        clock.key(),
                        clock.state(),
                        clock.startedAt(),
                        Optional.ofNullable(clock.dueAt()),
                        Optional.ofNullable(clock.endedAt()),
                        clock.promisedAt(),
                        clock.ledger().held(minute(500))))
                .toList();
    }

    private static void assertCostsNothing(UnaryOperator<History> slip) {
        UnaryOperator<History> before =
                history -> history.filed(3).replied(5).asked(10).moved(11, IN_PROGRESS);
        UnaryOperator<History> after = history -> history.asked(50);
        assertThat(lives(after.apply(slip.apply(before.apply(opened(Severity.A)))), History.EVERY_TARGET))
                .isEqualTo(lives(after.apply(before.apply(opened(Severity.A))), History.EVERY_TARGET));
    }

    @Test
    void coveredAgainEveryClockGoesOnAsIfItHadNeverBeenOff() {
        assertCostsNothing(history -> history.severity(20, null).severity(40, Severity.A));
        assertCostsNothing(history -> history.severity(20, null)
                .severity(21, Severity.A)
                .severity(22, null)
                .severity(23, Severity.A));
    }

    @Test
    void whatHappensWhileItIsOffHappens() {
        assertThat(lives(
                        opened(Severity.A)
                                .severity(10, null)
                                .moved(20, WAITING_ON_CUSTOMER)
                                .replied(30)
                                .moved(40, IN_PROGRESS)
                                .severity(45, Severity.A),
                        History.POLICY))
                .isEqualTo(lives(
                        opened(Severity.A)
                                .moved(20, WAITING_ON_CUSTOMER)
                                .replied(30)
                                .moved(40, IN_PROGRESS),
                        History.POLICY));
    }

    @Test
    void theSameWhileItStands() {
        assertThat(lives(
                        opened(Severity.A)
                                .moved(10, WAITING_ON_CUSTOMER)
                                .severity(20, null)
                                .moved(30, IN_PROGRESS)
                                .severity(31, Severity.A),
                        History.POLICY))
                .isEqualTo(lives(
                        opened(Severity.A).moved(10, WAITING_ON_CUSTOMER).moved(30, IN_PROGRESS), History.POLICY));
    }

    @Test
    void aDueInstantWhileItIsOffIsNoWayOut() {
        var clock = resolution(opened(Severity.A).severity(59, null).severity(90, Severity.A));
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.endedAt()).isEqualTo(minute(60));
    }

    @Test
    void coveredAgainByAnotherPromiseTheTimeCountsAndNothingIsBrokenBeforeItWasGiven() {
        assertThat(resolution(opened(Severity.A).severity(10, null).severity(100, Severity.B))
                        .dueAt())
                .isEqualTo(minute(120));
        var tighter = resolution(opened(Severity.B).severity(10, null).severity(100, Severity.A));
        assertThat(tighter.state()).isEqualTo(ClockState.RUNNING);
        assertThat(tighter.dueAt()).isEqualTo(minute(100));
    }

    @Test
    void aSeverityRaisedWhenItsGoalIsUsedUpAndLoweredAgainEndsWhereItBegan() {
        var raised = opened(Severity.B).severity(90, Severity.A);
        assertThat(resolution(raised).dueAt()).isEqualTo(minute(90));
        var lowered = resolution(raised.severity(91, Severity.B));
        assertThat(lowered.state()).isEqualTo(ClockState.RUNNING);
        assertThat(lowered.dueAt()).isEqualTo(minute(120));
        assertThat(lowered.promisedAt()).isEqualTo(minute(0));
    }

    @Test
    void aRaiseThatStoodForLongIsNoSlipAndNeitherIsAPromiseThatWasBrokenBefore() {
        assertThat(resolution(opened(Severity.B).severity(90, Severity.A).severity(106, Severity.B))
                        .endedAt())
                .isEqualTo(minute(90));
        assertThat(resolution(opened(Severity.A).severity(61, Severity.B).severity(62, Severity.A))
                        .endedAt())
                .isEqualTo(minute(60));
    }

    @Test
    void aConditionOnTheDiagnosisIsAsForgiving() {
        PolicyResolution undecided = (target, ticket) -> ticket.outcome() == Outcome.ROUTE_TO_ISV
                ? Optional.empty()
                : History.EVERY_TARGET.promise(target, ticket);
        var off = opened(Severity.A).replied(5).asked(10).diagnosed(20, Outcome.ROUTE_TO_ISV);
        assertThat(Clocks.derive(off.facts(), undecided))
                .filteredOn(clock -> clock.target() == SlaTarget.NEXT_RESPONSE)
                .singleElement()
                .satisfies(clock -> assertThat(clock.end().orElseThrow())
                        .isInstanceOfSatisfying(Transition.Cancelled.class, end -> {
                            assertThat(end.cause()).isEqualTo(CancellationCause.DIAGNOSIS);
                            assertThat(end.detail()).isEqualTo("ROUTE_TO_ISV");
                        }));
        assertThat(lives(off.diagnosed(30, Outcome.RESOLVE_BY_PARTNER), undecided))
                .isEqualTo(lives(opened(Severity.A).replied(5).asked(10), undecided));
    }

    @ParameterizedTest
    @EnumSource(SlaTarget.class)
    void whatIsOwedWhenAPromiseComesLateBeginsThen(SlaTarget target) {
        var history = opened(null).replied(1).filed(2).asked(3).severity(10, Severity.A);
        assertThat(Clocks.derive(history.facts(), History.EVERY_TARGET).stream()
                        .filter(clock -> clock.target() == target)
                        .map(Clock::startedAt))
                .isEqualTo(target == SlaTarget.FIRST_RESPONSE ? List.of() : List.of(minute(10)));
    }

    private static Clock resolution(History history) {
        return history.clock(SlaTarget.RESOLUTION).orElseThrow();
    }
}
