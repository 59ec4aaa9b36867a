package dev.firstline.sla.clock;

import static dev.firstline.contracts.sla.SlaTarget.INTERNAL;
import static dev.firstline.contracts.sla.SlaTarget.NEXT_RESPONSE;
import static dev.firstline.contracts.sla.SlaTarget.PERIODIC_UPDATE;
import static dev.firstline.contracts.sla.SlaTarget.RESOLUTION;
import static dev.firstline.contracts.sla.SlaTarget.VENDOR_RESPONSE;
import static dev.firstline.contracts.ticket.TicketStatus.CLOSED;
import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.sla.clock.ClockState.CANCELLED;
import static dev.firstline.sla.clock.ClockState.MET;
import static dev.firstline.sla.clock.ClockState.RUNNING;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Reopening;
import dev.firstline.sla.policy.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reopened ticket owes again. */
class ReopenedTest {

    private static final PolicyResolution ANEW = (target, ticket) -> History.EVERY_TARGET
            .promise(target, ticket)
            .map(given -> new Promise(
                    given.policy(),
                    given.policyVersion(),
                    given.rule(),
                    given.source(),
                    given.amount(),
                    given.calendar(),
                    given.pausing(),
                    given.thresholds(),
                    new Turns(Reopening.BEGINS_ANEW, Turns.USUAL.unanswered(), Turns.USUAL.slip())));

    private record Life(
            ClockState state,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt) {}

    private static History resolved() {
        return opened(Severity.A).moved(2, IN_PROGRESS).replied(5).moved(20, RESOLVED);
    }

    @Test
    void theNextResponseBeginsWithTheWordsWhetherTheyOrTheMoveComeFirst() {
        assertThat(lives(resolved().asked(30).moved(30, IN_PROGRESS), NEXT_RESPONSE))
                .containsExactly(new Life(RUNNING, minute(30), minute(90), null));
        assertThat(lives(resolved().moved(30, IN_PROGRESS).asked(30), NEXT_RESPONSE))
                .containsExactly(new Life(RUNNING, minute(30), minute(90), null));
        assertThat(lives(resolved().asked(30).asked(31).moved(40, IN_PROGRESS), NEXT_RESPONSE))
                .as("with the first of several words")
                .containsExactly(new Life(RUNNING, minute(30), minute(90), null));
    }

    @Test
    void aQuestionThatWasOpenWhenTheTicketWasResolvedDoesNotBlockTheNextOne() {
        var open = opened(Severity.A).replied(5).asked(10).moved(20, RESOLVED);
        assertThat(lives(open, NEXT_RESPONSE)).containsExactly(new Life(CANCELLED, minute(10), minute(70), minute(20)));
        assertThat(lives(open.asked(30).moved(30, IN_PROGRESS), NEXT_RESPONSE))
                .containsExactly(
                        new Life(CANCELLED, minute(10), minute(70), minute(20)),
                        new Life(RUNNING, minute(30), minute(90), null));
    }

    @Test
    void afterThanksAndAReopeningByTheDeskTheNextQuestionOwesAnAnswer() {
        var history =
                opened(Severity.A).replied(5).asked(10).moved(20, RESOLVED).moved(30, IN_PROGRESS);
        assertThat(lives(history, NEXT_RESPONSE)).hasSize(1);
        assertThat(lives(history.asked(40), NEXT_RESPONSE))
                .containsExactly(
                        new Life(CANCELLED, minute(10), minute(70), minute(20)),
                        new Life(RUNNING, minute(40), minute(100), null));
    }

    @Test
    void resolvedByASlipOfTheHandAnswersNoQuestion() {
        var slip = opened(Severity.A).replied(5).asked(10).moved(20, RESOLVED).moved(21, IN_PROGRESS);
        assertThat(lives(slip, NEXT_RESPONSE)).containsExactly(new Life(RUNNING, minute(10), minute(71), null));
    }

    @Test
    void ourWordsBeforeTheReopeningAnswerIt() {
        assertThat(lives(resolved().asked(30).replied(31).moved(40, IN_PROGRESS), NEXT_RESPONSE))
                .isEmpty();
    }

    @Test
    void theResolutionGoesOnAndTheTimeResolvedIsTheCustomers() {
        var history = resolved();
        assertThat(lives(history, RESOLUTION)).containsExactly(new Life(MET, minute(0), minute(60), minute(20)));
        history.asked(50).moved(50, IN_PROGRESS);
        assertThat(lives(history, RESOLUTION)).containsExactly(new Life(RUNNING, minute(0), minute(90), null));
        assertThat(clocks(history, History.EVERY_TARGET, RESOLUTION)
                        .getFirst()
                        .ledger()
                        .held(minute(60)))
                .containsEntry(IntervalCause.CUSTOMER, Duration.ofMinutes(30))
                .containsEntry(IntervalCause.RUNNING, Duration.ofMinutes(30));
        assertThat(lives(history.moved(95, RESOLVED), RESOLUTION))
                .containsExactly(new Life(ClockState.BREACHED, minute(0), minute(90), minute(90)));
    }

    @Test
    void theResolutionBeginsANewCycleWhereThePolicySaysSo() {
        var history = resolved().moved(50, IN_PROGRESS);
        assertThat(lives(history, ANEW, RESOLUTION))
                .containsExactly(
                        new Life(MET, minute(0), minute(60), minute(20)),
                        new Life(RUNNING, minute(50), minute(110), null));
        assertThat(lives(history.moved(60, RESOLVED).moved(70, IN_PROGRESS), ANEW, RESOLUTION))
                .extracting(Life::state)
                .containsExactly(MET, MET, RUNNING);
    }

    @Test
    void theUpdateGoesOnOrBeginsAnewToo() {
        var history = resolved();
        assertThat(lives(history, PERIODIC_UPDATE))
                .containsExactly(new Life(CANCELLED, minute(5), minute(65), minute(20)));
        history.moved(50, IN_PROGRESS);
        assertThat(lives(history, PERIODIC_UPDATE)).containsExactly(new Life(RUNNING, minute(5), minute(95), null));
        assertThat(lives(history, ANEW, PERIODIC_UPDATE))
                .containsExactly(
                        new Life(CANCELLED, minute(5), minute(65), minute(20)),
                        new Life(RUNNING, minute(50), minute(110), null));
    }

    @Test
    void ourWordsWhileItSeemedResolvedKeepTheUpdateAndPromiseTheNext() {
        assertThat(lives(resolved().replied(30).moved(50, IN_PROGRESS), PERIODIC_UPDATE))
                .containsExactly(
                        new Life(MET, minute(5), minute(75), minute(30)),
                        new Life(RUNNING, minute(30), minute(110), null));
    }

    @Test
    void theVendorStillOwesItsAnswer() {
        var history = opened(Severity.A).filed(10).moved(20, RESOLVED);
        assertThat(lives(history, VENDOR_RESPONSE)).extracting(Life::state).containsExactly(CANCELLED);
        assertThat(lives(history.moved(50, IN_PROGRESS), VENDOR_RESPONSE))
                .containsExactly(new Life(RUNNING, minute(10), minute(100), null));
    }

    @Test
    void takenIntoWorkItIsOnce() {
        assertThat(lives(resolved().moved(50, IN_PROGRESS), INTERNAL))
                .extracting(Life::state)
                .containsExactly(MET);
    }

    @Test
    void theSameHoldsForEveryEndThatIsTakenBack() {
        var history = resolved().moved(30, CLOSED).asked(40).moved(40, IN_PROGRESS);
        assertThat(lives(history, RESOLUTION)).containsExactly(new Life(RUNNING, minute(0), minute(80), null));
        assertThat(lives(history, NEXT_RESPONSE)).containsExactly(new Life(RUNNING, minute(40), minute(100), null));
    }

    @Test
    void aTicketThatWaitedIsNotReopenedByTheCustomersAnswer() {
        var history = opened(Severity.A)
                .replied(5)
                .moved(10, WAITING_ON_CUSTOMER)
                .asked(30)
                .moved(30, IN_PROGRESS);
        assertThat(lives(history, NEXT_RESPONSE)).containsExactly(new Life(RUNNING, minute(30), minute(90), null));
        assertThat(lives(history, ANEW, RESOLUTION)).containsExactly(new Life(RUNNING, minute(0), minute(80), null));
    }

    private static List<Life> lives(History history, SlaTarget target) {
        return lives(history, History.EVERY_TARGET, target);
    }

    private static List<Life> lives(History history, PolicyResolution policy, SlaTarget target) {
        return clocks(history, policy, target).stream()
                .map(clock -> new Life(clock.state(), clock.startedAt(), clock.dueAt(), clock.endedAt()))
                .toList();
    }

    private static List<Clock> clocks(History history, PolicyResolution policy, SlaTarget target) {
        return Clocks.derive(history.facts(), policy).stream()
                .filter(clock -> clock.target() == target)
                .toList();
    }
}
