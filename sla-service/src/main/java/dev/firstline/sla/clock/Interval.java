package dev.firstline.sla.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a clock's life.
 *
 * @param from when it began
 * @param to when it ended; null while it lasts
 * @param cause who held the ticket
 * @param openedBy the event that began it
 */
public record Interval(Instant from, @Nullable Instant to, IntervalCause cause, UUID openedBy) {

    /** The same interval, over. */
    public Interval closed(Instant end) {
        return new Interval(from, end, cause, openedBy);
    }

    /** Its end, but not later than {@code asOf} and not before it began. */
    public Instant endAt(Instant asOf) {
        var end = to == null || to.isAfter(asOf) ? asOf : to;
        return end.isBefore(from) ? from : end;
    }
}
