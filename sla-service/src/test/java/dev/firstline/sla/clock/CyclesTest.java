package dev.firstline.sla.clock;

import static dev.firstline.contracts.sla.SlaTarget.INTERNAL;
import static dev.firstline.contracts.sla.SlaTarget.NEXT_RESPONSE;
import static dev.firstline.contracts.sla.SlaTarget.PERIODIC_UPDATE;
import static dev.firstline.contracts.sla.SlaTarget.VENDOR_RESPONSE;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets that begin anew, and those that do not begin with the ticket. */
class CyclesTest {

    private record Life(int cycle, ClockState state, Instant startedAt, Instant endedAt) {}

    @Test
    void theCustomersWordsAskForTheNextResponseOnlyOnceWeHaveAnswered() {
        assertThat(lives(opened(Severity.A).asked(5).asked(6), NEXT_RESPONSE)).isEmpty();
        assertThat(lives(opened(Severity.A).replied(5).asked(10), NEXT_RESPONSE))
                .containsExactly(new Life(1, ClockState.RUNNING, minute(10), null));
    }

    @Test
    void severalWordsInARowAreOneQuestionThatIsAsOldAsTheFirst() {
        assertThat(lives(
                        opened(Severity.A)
                                .replied(5)
                                .asked(10)
                                .asked(20)
                                .replied(30)
                                .asked(40),
                        NEXT_RESPONSE))
                .containsExactly(
                        new Life(1, ClockState.MET, minute(10), minute(30)),
                        new Life(2, ClockState.RUNNING, minute(40), null));
    }

    @Test
    void aBrokenNextResponseIsNotGivenAnewUntilWeHaveAnswered() {
        var history = opened(Severity.A).replied(5).asked(10).asked(100);
        assertThat(lives(history, NEXT_RESPONSE))
                .containsExactly(new Life(1, ClockState.BREACHED, minute(10), minute(70)));
        assertThat(lives(history.replied(110).asked(120), NEXT_RESPONSE))
                .containsExactly(
                        new Life(1, ClockState.BREACHED, minute(10), minute(70)),
                        new Life(2, ClockState.RUNNING, minute(120), null));
    }

    @Test
    void eachOfOurWordsKeepsAPeriodicUpdateAndPromisesTheNext() {
        assertThat(lives(opened(Severity.A).replied(10).replied(50).replied(200), PERIODIC_UPDATE))
                .containsExactly(
                        new Life(1, ClockState.MET, minute(10), minute(50)),
                        new Life(2, ClockState.BREACHED, minute(50), minute(110)),
                        new Life(3, ClockState.RUNNING, minute(200), null));
    }

    @Test
    void nothingMoreIsOwedToACustomerWhoseTicketIsResolved() {
        var history = opened(Severity.A)
                .replied(5)
                .asked(10)
                .moved(20, TicketStatus.RESOLVED)
                .asked(30);
        assertThat(lives(history, NEXT_RESPONSE))
                .containsExactly(new Life(1, ClockState.CANCELLED, minute(10), minute(20)));
        assertThat(lives(history, PERIODIC_UPDATE))
                .containsExactly(new Life(1, ClockState.CANCELLED, minute(5), minute(20)));
    }

    @Test
    void theHouseOwesItselfThatATicketIsTakenIntoWork() {
        assertThat(lives(opened(Severity.A).moved(5, TicketStatus.TRIAGED), INTERNAL))
                .containsExactly(new Life(1, ClockState.RUNNING, minute(0), null));
        assertThat(lives(
                        opened(Severity.A).moved(5, TicketStatus.TRIAGED).moved(9, TicketStatus.IN_PROGRESS), INTERNAL))
                .containsExactly(new Life(1, ClockState.MET, minute(0), minute(9)));
    }

    @Test
    void theVendorsClockRunsFromTheFilingToItsFirstSignAndAnewWithEachFiling() {
        var history = opened(Severity.A)
                .escalated(3, "PT2H")
                .filed(10)
                .vendorSpoke(40)
                .vendorSpoke(50);
        assertThat(lives(history, VENDOR_RESPONSE))
                .containsExactly(new Life(1, ClockState.MET, minute(10), minute(40)));
        assertThat(lives(history.escalated(60, "PT2H").filed(70).withdrawn(80), VENDOR_RESPONSE))
                .containsExactly(
                        new Life(1, ClockState.MET, minute(10), minute(40)),
                        new Life(2, ClockState.CANCELLED, minute(70), minute(80)));
    }

    @Test
    void whatOtherServicesTellIsPlacedByItsTimeAndNeverBeforeTheOpening() {
        var early = opened(Severity.A).escalated(-1, "PT2H").filed(-1).moved(5, TicketStatus.WAITING_ON_VENDOR);
        assertThat(lives(early, VENDOR_RESPONSE)).containsExactly(new Life(1, ClockState.RUNNING, minute(0), null));
    }

    private static List<Life> lives(History history, SlaTarget target) {
        return Clocks.derive(history.facts(), History.EVERY_TARGET).stream()
                .filter(clock -> clock.target() == target)
                .map(clock -> new Life(clock.cycle(), clock.state(), clock.startedAt(), clock.endedAt()))
                .toList();
    }
}
