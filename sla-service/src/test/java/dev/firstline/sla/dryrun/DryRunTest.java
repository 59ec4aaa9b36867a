package dev.firstline.sla.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Thresholds;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID TICKET = new UUID(2, 2);

    @Test
    void aTighterGoalBreaksWhatWasKept() {
        var result = run(hours(4), hours(1), NOON.plus(Duration.ofDays(1)), resolvedAfter(2));
        assertThat(result.lines()).containsExactly(new DryRun.Line(CUSTOMER, SlaTarget.RESOLUTION, 1, 0, 0, 1, 1));
        var change = result.changes().getFirst();
        assertThat(change.before().state()).isEqualTo(ClockState.MET);
        assertThat(change.after())
                .isEqualTo(new Standing(
                        ClockState.BREACHED, NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(1))));
    }

    @Test
    void theSameRulesChangeNothing() {
        var result = run(hours(4), hours(4), NOON.plus(Duration.ofDays(1)), resolvedAfter(2));
        assertThat(result.changed()).isZero();
        assertThat(result.changes()).isEmpty();
        assertThat(result.tickets()).isEqualTo(1);
    }

    @Test
    void aClockThatNothingEndedIsBrokenOnceItIsDue() {
        var open = List.<TicketFact>of(opened());
        assertThat(run(hours(4), hours(1), NOON.plus(Duration.ofHours(2)), open).lines())
                .containsExactly(new DryRun.Line(CUSTOMER, SlaTarget.RESOLUTION, 0, 0, 0, 1, 1));
    }

    @Test
    void whatHappenedAfterTheInstantOfLookingIsLeftOut() {
        assertThat(run(hours(4), hours(4), NOON.plus(Duration.ofHours(1)), resolvedAfter(2))
                        .lines())
                .containsExactly(new DryRun.Line(CUSTOMER, SlaTarget.RESOLUTION, 0, 0, 0, 0, 0));
    }

    @Test
    void aPromiseThatComesOrGoesIsAChange() {
        PolicyResolution nothing = (target, ticket) -> Optional.empty();
        var gone = run(hours(4), nothing, NOON.plus(Duration.ofDays(1)), resolvedAfter(2));
        assertThat(gone.changes().getFirst().after()).isNull();
        var come = run(nothing, hours(4), NOON.plus(Duration.ofDays(1)), resolvedAfter(2));
        assertThat(come.changes().getFirst().before()).isNull();
    }

    private static DryRun.Result run(
            PolicyResolution own, PolicyResolution proposed, Instant asOf, List<TicketFact> facts) {
        var run = new DryRun(proposed, asOf);
        run.take(TICKET, facts, any -> own);
        return run.result();
    }

    private static List<TicketFact> resolvedAfter(long hours) {
        return List.of(
                opened(),
                new TicketFact.StatusChanged(
                        new UUID(0, 2), 2, NOON.plus(Duration.ofHours(hours)), TicketStatus.RESOLVED));
    }

    private static TicketFact opened() {
        return new TicketFact.Opened(
                new UUID(0, 1),
                1,
                NOON,
                TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true)
                        .withCustomer(CUSTOMER));
    }

    private static PolicyResolution hours(long hours) {
        return (target, ticket) -> Optional.of(target)
                .filter(SlaTarget.RESOLUTION::equals)
                .map(resolution -> new Promise(
                        "p",
                        1,
                        "r",
                        "test",
                        Amount.hours(hours),
                        BusinessCalendar.always("24x7"),
                        Map.of(),
                        Thresholds.atPercent()));
    }
}
