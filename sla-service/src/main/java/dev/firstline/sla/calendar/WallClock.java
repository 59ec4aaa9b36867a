package dev.firstline.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When a time of day comes, by a clock on the wall that is never turned back.
 *
 * <p>An hour that the zone repeats counts where it comes first, and a time that the zone skips comes at the moment of
 * the skip. So a later local time never comes earlier: windows neither overlap nor turn around, and two that touch last
 * as long as the one that they make together. {@code ZonedDateTime} shifts a skipped time by the length of the gap
 * instead, which puts 02:45 behind 03:15.
 */
final class WallClock {

    private WallClock() {}

    /** The instant of that minute of the day; minute 1440 is the begin of the next day. */
    static Instant instantOf(LocalDate date, int minuteOfDay, ZoneId zone) {
        return instantOf(date.atStartOfDay().plusMinutes(minuteOfDay), zone);
    }

    /** The instant of that local time. */
    static Instant instantOf(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetBefore());
    }

    /** The number of days from that day on, itself included, in which the zone does not change its clock. */
    static long quietDays(LocalDate date, ZoneId zone) {
        // One step back, since a gap at midnight makes the day begin at the transition itself.
        var next = zone.getRules().nextTransition(instantOf(date, 0, zone).minusNanos(1));
        if (next == null) {
            return Long.MAX_VALUE;
        }
        var before = next.getDateTimeBefore().toLocalDate();
        var after = next.getDateTimeAfter().toLocalDate();
        return Math.max(0, ChronoUnit.DAYS.between(date, before.isBefore(after) ? before : after));
    }
}
