package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.IntervalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is shown. Durations are ISO-8601.
 *
 * @param cycle which one of its target, counted from 1
 * @param policy code of the policy that gave the promise, with its version and rule
 * @param goal what was promised: an ISO-8601 duration of service time, or business days such as {@code P1BD}
 * @param calendar code of the calendar that counts it
 * @param dueAt absent while the clock stands
 * @param elapsed service time used up
 * @param remaining service time left, zero when none is
 * @param warnBefore thresholds before due, service time, ascending; absent when there are none
 * @param overdueAfter thresholds after due, service time, ascending; absent when there are none
 * @param thresholds those ahead, in order: what will be told beside the breach if nothing happens
 * @param held real time per holder
 * @param intervals its life in order
 */
public record ClockView(
        UUID id,
        SlaTarget target,
        int cycle,
        ClockState state,
        String policy,
        int policyVersion,
        String rule,
        String goal,
        String calendar,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Instant firedAt,
        Duration elapsed,
        Duration remaining,
        List<Integer> warnAtPercent,
        @Nullable List<Duration> warnBefore,
        @Nullable List<Duration> overdueAfter,
        List<ThresholdView> thresholds,
        Map<IntervalCause, Duration> held,
        List<IntervalView> intervals) {

    /** A stretch of its life; {@code to} is absent while it lasts, {@code openedBy} the event that began it. */
    public record IntervalView(Instant from, @Nullable Instant to, IntervalCause cause, UUID openedBy) {}

    /** The clocks of a ticket. */
    public record OfTicket(UUID ticketId, Instant asOf, List<ClockView> clocks) {}

    static ClockView of(ClockRow row, Clock clock, Instant asOf) {
        var promised = clock.promise().thresholds();
        return new ClockView(
                row.id(),
                row.target(),
                row.cycle(),
                row.state(),
                row.policy(),
                row.policyVersion(),
                row.rule(),
                row.goal(),
                row.calendar(),
                row.startedAt(),
                row.dueAt(),
                row.endedAt(),
                row.firedAt(),
                clock.elapsed(asOf),
                clock.remaining(asOf),
                promised.warnAtPercent(),
                promised.warnBefore().isEmpty() ? null : promised.warnBefore(),
                promised.overdueAfter().isEmpty() ? null : promised.overdueAfter(),
                ThresholdView.ahead(row.watch().warnings(), row.watch().untold(), asOf),
                new TreeMap<>(clock.ledger().held(asOf)),
                clock.ledger().intervals().stream()
                        .map(interval ->
                                new IntervalView(interval.from(), interval.to(), interval.cause(), interval.openedBy()))
                        .toList());
    }
}
