package dev.firstline.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Counts service time the dull way: minute by minute, looking at a clock on the wall that nobody turns back. It shares
 * nothing with the calendar's arithmetic but the rule that it states.
 */
final class MinuteOracle {

    private MinuteOracle() {}

    /** Whole minutes of service between two instants on whole minutes. */
    static Duration between(BusinessCalendar calendar, Instant start, Instant end) {
        // Two days ahead, since the wall clock must know of an hour that is being repeated.
        var minute = start.minus(2, ChronoUnit.DAYS);
        var wall = LocalDateTime.MIN;
        long served = 0;
        while (minute.isBefore(end)) {
            var local = LocalDateTime.ofInstant(minute, calendar.zone());
            if (local.isAfter(wall)) {
                wall = local;
            }
            if (!minute.isBefore(start) && serves(calendar, wall)) {
                served++;
            }
            minute = minute.plusSeconds(60);
        }
        return Duration.ofMinutes(served);
    }

    private static boolean serves(BusinessCalendar calendar, LocalDateTime wall) {
        if (calendar.holidays().contains(wall.toLocalDate())) {
            return false;
        }
        int minute = wall.getHour() * 60 + wall.getMinute();
        return calendar.hours().windows().getOrDefault(wall.getDayOfWeek(), List.of()).stream()
                .anyMatch(window -> window.from() <= minute && minute < window.to());
    }
}
