package dev.firstline.sla.clock;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first intervals of a clock that has very many, as sums. They end where the first interval begins that is kept.
 *
 * @param count how many
 * @param from when the first of them began
 * @param serviceTime what the calendar of the promise counts of those in which the clock ran
 * @param held how long each one held the ticket, in real time
 */
public record Folded(int count, Instant from, Duration serviceTime, Map<IntervalCause, Duration> held) {

    /** Copies what it is given. */
    public Folded {
        held = Map.copyOf(held);
    }

    /** With more intervals, which are over. */
    static @Nullable Folded with(@Nullable Folded before, List<Interval> more, BusinessCalendar calendar) {
        if (more.isEmpty()) {
            return before;
        }
        var serviceTime = before == null ? Duration.ZERO : before.serviceTime;
        var held = new EnumMap<IntervalCause, Duration>(IntervalCause.class);
        if (before != null) {
            held.putAll(before.held);
        }
        for (var interval : more) {
            var end = Objects.requireNonNull(interval.to());
            held.merge(interval.cause(), Duration.between(interval.from(), end), Duration::plus);
            if (interval.cause() == IntervalCause.RUNNING) {
                serviceTime = serviceTime.plus(calendar.between(interval.from(), end));
            }
        }
        return before == null
                ? new Folded(more.size(), more.getFirst().from(), serviceTime, held)
                : new Folded(before.count + more.size(), before.from, serviceTime, held);
    }
}
