package dev.firstline.sla.clock;

import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is counted beyond the due instant: service time of the running intervals, by the promise that was broken.
 *
 * @param late that of intervals that need not be remembered any more
 * @param reached the thresholds that were reached in those
 */
record AfterDue(Duration late, List<Overdue> reached) {

    /** Nothing yet. */
    static final AfterDue NOTHING = new AfterDue(Duration.ZERO, List.of());

    /** With intervals that are over, and need not be remembered either. */
    AfterDue with(List<Interval> over, Instant dueAt, Promise promise) {
        return over.isEmpty()
                ? this
                : new AfterDue(
                        late(
                                over,
                                dueAt,
                                promise,
                                Objects.requireNonNull(over.getLast().to())),
                        thresholds(over, dueAt, promise));
    }

    /**
     * The thresholds that were reached, or will be if nothing happens; those behind a pause that lasts are not among them.
     *
     * @param intervals that follow, before and after due
     */
    List<Overdue> thresholds(List<Interval> intervals, Instant dueAt, Promise promise) {
        return promise.thresholds().overdueAfter().stream()
                .flatMap(after -> reached.stream()
                        .filter(one -> one.after().equals(after))
                        .findFirst()
                        .or(() -> reached(intervals, dueAt, promise, after))
                        .stream())
                .toList();
    }

    private Optional<Overdue> reached(List<Interval> intervals, Instant dueAt, Promise promise, Duration after) {
        var left = after.minus(late);
        for (var interval : intervals) {
            if (interval.cause() != IntervalCause.RUNNING || isOverBy(interval, dueAt)) {
                continue;
            }
            var from = interval.from().isBefore(dueAt) ? dueAt : interval.from();
            var at = promise.calendar().add(from, left);
            if (interval.to() == null || !at.isAfter(interval.to())) {
                return Optional.of(new Overdue(at, after));
            }
            left = left.minus(promise.calendar().between(from, interval.to()));
        }
        return Optional.empty();
    }

    /** The service time from the due instant to another. */
    Duration late(List<Interval> intervals, Instant dueAt, Promise promise, Instant until) {
        var late = this.late;
        for (var interval : intervals) {
            if (interval.cause() == IntervalCause.RUNNING && !isOverBy(interval, dueAt)) {
                var from = interval.from().isBefore(dueAt) ? dueAt : interval.from();
                var to = interval.endAt(until);
                if (from.isBefore(to)) {
                    late = late.plus(promise.calendar().between(from, to));
                }
            }
        }
        return late;
    }

    private static boolean isOverBy(Interval interval, Instant instant) {
        return interval.to() != null && !interval.to().isAfter(instant);
    }
}
