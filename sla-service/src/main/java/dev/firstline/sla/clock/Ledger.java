package dev.firstline.sla.clock;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of a clock: intervals without a hole between them, the last one open while the clock lives.
 *
 * @param intervals in order of time
 */
public record Ledger(List<Interval> intervals) {

    /** Copies what it is given. */
    public Ledger {
        intervals = List.copyOf(intervals);
    }

    /** Service time used up until that instant: what the calendar counts of the running intervals. */
    public Duration elapsed(BusinessCalendar calendar, Instant asOf) {
        return intervals.stream()
                .filter(interval -> interval.cause() == IntervalCause.RUNNING)
                .map(interval -> calendar.between(interval.from(), interval.endAt(asOf)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The instant at which that much service time was used up; empty when it was not by {@code asOf}. */
    public Optional<Instant> usedUp(BusinessCalendar calendar, Duration amount, Instant asOf) {
        var left = amount;
        for (var interval : intervals) {
            if (interval.cause() == IntervalCause.RUNNING) {
                var used = calendar.between(interval.from(), interval.endAt(asOf));
                if (used.compareTo(left) >= 0) {
                    return Optional.of(calendar.add(interval.from(), left));
                }
                left = left.minus(used);
            }
        }
        return Optional.empty();
    }

    /** How long each one held the ticket until that instant, in real time. */
    public Map<IntervalCause, Duration> held(Instant asOf) {
        var held = new EnumMap<IntervalCause, Duration>(IntervalCause.class);
        for (var interval : intervals) {
            held.merge(interval.cause(), Duration.between(interval.from(), interval.endAt(asOf)), Duration::plus);
        }
        return held;
    }

    /**
     * How a clock of this life stands.
     *
     * @param endedAt null while it lives
     */
    public Standing standing(ClockState state, @Nullable Instant endedAt, @Nullable Instant dueAt) {
        var last = intervals.getLast();
        return new Standing(
                state,
                endedAt == null ? last.from() : endedAt,
                dueAt,
                state == ClockState.PAUSED ? last.cause().pause() : null);
    }

    /** The same life, over at that instant; what a late fact told of the time after it is left out. */
    public Ledger closed(Instant end) {
        return new Ledger(intervals.stream()
                .filter(interval -> !interval.from().isAfter(end))
                .map(interval -> interval.to() == null || interval.to().isAfter(end) ? interval.closed(end) : interval)
                .toList());
    }
}
