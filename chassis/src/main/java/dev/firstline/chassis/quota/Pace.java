package dev.firstline.chassis.quota;

import java.time.Duration;

/**
 * How slow a body may come: a time in any case, more for what has arrived, and an end. Whoever sends a byte now and then is cut as
 * soon as whoever sends nothing; a large body on a slow line has the time that it needs.
 *
 * @param grace for the first byte, and for small bodies
 * @param bytesPerSecond the slowest line that is waited for
 * @param longest the end in any case
 */
public record Pace(Duration grace, long bytesPerSecond, Duration longest) {

    /** Until when more must have come, counted from the beginning. */
    public Duration limit(long received) {
        var earned = grace.plusMillis(received * 1000 / bytesPerSecond);
        return earned.compareTo(longest) < 0 ? earned : longest;
    }
}
