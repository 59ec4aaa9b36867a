package dev.firstline.sla.clock;

import static dev.firstline.contracts.sla.SlaTarget.FIRST_RESPONSE;
import static dev.firstline.contracts.sla.SlaTarget.NEXT_RESPONSE;
import static dev.firstline.contracts.sla.SlaTarget.RESOLUTION;
import static dev.firstline.contracts.sla.SlaTarget.VENDOR_RESPONSE;
import static dev.firstline.sla.clock.History.minute;
import static dev.firstline.sla.clock.History.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thresholds by time before and after due. Severity A is due after 60 minutes, B after 120. */
class ThresholdsOfClocksTest {

    private static final PolicyResolution POLICY =
            with(new Thresholds(List.of(50, 75), times(15, 10), times(20, 60)), BusinessCalendar.always("24x7"));

    @Test
    void aTimeBeforeDueIsAWarningAmongTheSharesOfTheGoal() {
        assertThat(resolution(opened(Severity.B)).warnings())
                .containsExactly(
                        new Warning(minute(60), 50, null),
                        new Warning(minute(90), 75, null),
                        new Warning(minute(105), 87, Duration.ofMinutes(15)),
                        new Warning(minute(110), 91, Duration.ofMinutes(10)));
    }

    @Test
    void aShareAndATimeThatFallTogetherAreOneWarning() {
        assertThat(resolution(opened(Severity.A)).warnings())
                .containsExactly(
                        new Warning(minute(30), 50, null),
                        new Warning(minute(45), 75, Duration.ofMinutes(15)),
                        new Warning(minute(50), 83, Duration.ofMinutes(10)));
    }

    @Test
    void timesAreCountedByTheCalendar() {
        // The desk opens at nine in Berlin, eight UTC, and the ticket came at five on a Monday afternoon: one hour of
        // Monday is left.
        var policy = with(
                new Thresholds(List.of(), times(90), times(480)), ShippedCalendars.named(ShippedCalendars.DESK_DE));
        var begins = List.<TicketFact>of(new TicketFact.Opened(
                new UUID(0, 1), 1, Instant.parse("2026-11-23T16:00:00Z"), History.profile(Severity.B)));

        var clock = clock(begins, policy, RESOLUTION);

        assertThat(clock.dueAt()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(clock.warnings())
                .containsExactly(new Warning(Instant.parse("2026-11-23T16:30:00Z"), 25, Duration.ofMinutes(90)));
        assertThat(clock.overdues())
                .containsExactly(new Overdue(Instant.parse("2026-11-24T17:00:00Z"), Duration.ofHours(8)));
    }

    @Test
    void aTimeForWhichABusinessDayHasNoRoomNeverComes() {
        PolicyResolution policy = (target, ticket) -> Optional.of(promise(
                new Amount.BusinessDays(1),
                new Thresholds(List.of(), List.of(Duration.ofHours(8), Duration.ofHours(9)), List.of()),
                ShippedCalendars.named(ShippedCalendars.DESK_DE),
                target));
        assertThat(clock(opened(Severity.A).facts(), policy, RESOLUTION).warnings())
                .extracting(Warning::before)
                .containsExactly(Duration.ofHours(8));
    }

    @Test
    void aWarningMovesWithTheDueInstant() {
        var clock = resolution(
                opened(Severity.A).moved(10, TicketStatus.WAITING_ON_CUSTOMER).moved(100, TicketStatus.IN_PROGRESS));
        assertThat(clock.dueAt()).isEqualTo(minute(150));
        assertThat(clock.warnings()).extracting(Warning::at).containsExactly(minute(120), minute(135), minute(140));
        assertThat(clock.overdues()).extracting(Overdue::at).containsExactly(minute(170), minute(210));
    }

    @Test
    void aRunningClockKnowsWhatItWillBeToldOverdueAt() {
        assertThat(resolution(opened(Severity.A)).overdues()).containsExactly(overdue(80, 20), overdue(120, 60));
    }

    @Test
    void aClockThatStandsOrWasKeptIsNeverOverdue() {
        var history = opened(Severity.A).moved(10, TicketStatus.WAITING_ON_CUSTOMER);
        assertThat(resolution(history).overdues()).isEmpty();
        assertThat(resolution(opened(Severity.A).moved(30, TicketStatus.RESOLVED))
                        .overdues())
                .isEmpty();
    }

    @Test
    void aBrokenClockStaysBrokenAndGoesOnToBeOverdue() {
        var clock = resolution(opened(Severity.A).moved(70, TicketStatus.IN_PROGRESS));
        assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock.endedAt()).isEqualTo(minute(60));
        assertThat(clock.overdues()).containsExactly(overdue(80, 20), overdue(120, 60));
        assertThat(clock.ledger().intervals()).hasSize(1);
        assertThat(clock.elapsed(minute(999))).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void aPauseAfterTheBreachHoldsTheTimeAfterDueByTheSamePromise() {
        var history = opened(Severity.A).moved(90, TicketStatus.WAITING_ON_CUSTOMER);
        assertThat(resolution(history).overdues())
                .as("what was reached before the pause was reached")
                .containsExactly(overdue(80, 20));
        var resumed = resolution(history.moved(200, TicketStatus.IN_PROGRESS));
        assertThat(resumed.overdues()).containsExactly(overdue(80, 20), overdue(230, 60));
        assertThat(resumed.transitions())
                .extracting(transition -> transition.getClass().getSimpleName())
                .containsExactly("Started", "Breached");
        // Nothing pauses a first response.
        assertThat(clock(history.facts(), POLICY, FIRST_RESPONSE).overdues())
                .containsExactly(overdue(80, 20), overdue(120, 60));
    }

    @Test
    void aLateAnswerEndsIt() {
        assertThat(clock(opened(Severity.A).replied(90).facts(), POLICY, FIRST_RESPONSE)
                        .overdues())
                .isEmpty();
        var resolved = opened(Severity.A).moved(90, TicketStatus.RESOLVED);
        assertThat(resolution(resolved).overdues()).isEmpty();
        assertThat(resolution(resolved.moved(95, TicketStatus.IN_PROGRESS)).overdues())
                .as("reopening does not wake it")
                .isEmpty();
    }

    @Test
    void aTicketThatIsNotServedIsNotOverdue() {
        assertThat(resolution(opened(Severity.A).moved(90, TicketStatus.CANCELED))
                        .overdues())
                .isEmpty();
    }

    @Test
    void thePromiseThatWasBrokenStaysTheOneThatWasBroken() {
        var clock = resolution(opened(Severity.A).severity(70, Severity.B).severity(71, null));
        assertThat(clock.overdues()).containsExactly(overdue(80, 20), overdue(120, 60));
    }

    @Test
    void eachCycleIsOverdueUntilItsOwnAnswer() {
        var asked = opened(Severity.A).replied(5).asked(10).asked(100);
        assertThat(clock(asked.facts(), POLICY, NEXT_RESPONSE).overdues())
                .containsExactly(overdue(90, 20), overdue(130, 60));
        assertThat(clock(asked.replied(110).asked(120).facts(), POLICY, NEXT_RESPONSE)
                        .overdues())
                .isEmpty();

        var filed = opened(Severity.A).filed(10).filed(100);
        assertThat(Clocks.derive(filed.facts(), POLICY).stream()
                        .filter(clock -> clock.target() == VENDOR_RESPONSE)
                        .map(Clock::overdues))
                .containsExactly(
                        List.of(overdue(90, 20), overdue(130, 60)), List.of(overdue(180, 20), overdue(220, 60)));
        assertThat(Clocks.derive(filed.vendorSpoke(170).facts(), POLICY).stream()
                        .filter(clock -> clock.target() == VENDOR_RESPONSE)
                        .map(Clock::overdues))
                .containsExactly(List.of(), List.of());
    }

    private static Clock resolution(History history) {
        return clock(history.facts(), POLICY, RESOLUTION);
    }

    private static Clock clock(List<TicketFact> facts, PolicyResolution policy, SlaTarget target) {
        return Clocks.derive(facts, policy).stream()
                .filter(clock -> clock.target() == target)
                .findFirst()
                .orElseThrow();
    }

    private static PolicyResolution with(Thresholds thresholds, BusinessCalendar calendar) {
        return (target, ticket) -> History.EVERY_TARGET
                .promise(target, ticket)
                .map(promise -> promise(promise.amount(), thresholds, calendar, target));
    }

    private static Promise promise(Amount amount, Thresholds thresholds, BusinessCalendar calendar, SlaTarget target) {
        return new Promise("test", 1, "timed", "the test", amount, calendar, Goal.usualPauses(target), thresholds);
    }

    private static List<Duration> times(int... minutes) {
        return IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }

    private static Overdue overdue(int minute, int after) {
        return new Overdue(minute(minute), Duration.ofMinutes(after));
    }
}
