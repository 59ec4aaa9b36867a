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
 * The life of a clock: intervals without a hole between them, the last one open while the clock lives. Of very many the last
 * {@value #KEPT} are kept as they were, and those before as sums: a clock that is paused again and again for years takes no more room
 * than that. Which are folded depends on their number alone, so every derivation comes to the same ledger.
 *
 * @param intervals in order of time
 * @param folded those before; null when there are none
 */
public record Ledger(List<Interval> intervals, @Nullable Folded folded) {

    /** So many intervals are kept as they were. */
    public static final int KEPT = 100;

    /** Copies what it is given. */
    public Ledger {
        intervals = List.copyOf(intervals);
    }

    /** One of which nothing is folded. */
    public Ledger(List<Interval> intervals) {
        this(intervals, null);
    }

    /**
     * The ledger of a life.
     *
     * @param before what is folded already; null for nothing
     * @param intervals that follow it, as many as there are
     * @param calendar of the promise
     */
    static Ledger of(@Nullable Folded before, List<Interval> intervals, BusinessCalendar calendar) {
        int more = Math.max(0, intervals.size() - KEPT);
        return new Ledger(
                intervals.subList(more, intervals.size()), Folded.with(before, intervals.subList(0, more), calendar));
    }

    /**
     * Service time used up until that instant: what the calendar counts of the running intervals.
     *
     * @param calendar of the promise
     * @param asOf not before the intervals that are kept
     */
    public Duration elapsed(BusinessCalendar calendar, Instant asOf) {
        return intervals.stream()
                .filter(interval -> interval.cause() == IntervalCause.RUNNING)
                .map(interval -> calendar.between(interval.from(), interval.endAt(asOf)))
                .reduce(folded == null ? Duration.ZERO : folded.serviceTime(), Duration::plus);
    }

    /**
     * The instant at which that much service time was used up; empty when it was not by {@code asOf}, or in an interval that is folded, of
     * which nobody can tell any more.
     */
    public Optional<Instant> usedUp(BusinessCalendar calendar, Duration amount, Instant asOf) {
        var left = folded == null ? amount : amount.minus(folded.serviceTime());
        if (left.isNegative()) {
            return Optional.empty();
        }
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
        if (folded != null) {
            held.putAll(folded.held());
        }
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
        return new Ledger(
                intervals.stream()
                        .filter(interval -> !interval.from().isAfter(end))
                        .map(interval ->
                                interval.to() == null || interval.to().isAfter(end) ? interval.closed(end) : interval)
                        .toList(),
                folded);
    }
}
