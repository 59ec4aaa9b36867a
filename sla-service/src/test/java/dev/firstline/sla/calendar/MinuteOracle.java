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

    /** The end of the minute of service in which the amount, whole minutes and at least one, is used up. */
    static Instant add(BusinessCalendar calendar, Instant start, Duration amount) {
        var minute = start.minus(2, ChronoUnit.DAYS);
        var wall = LocalDateTime.MIN;
        long left = amount.toMinutes();
        while (left > 0) {
            var local = LocalDateTime.ofInstant(minute, calendar.zone());
            if (local.isAfter(wall)) {
                wall = local;
            }
            if (!minute.isBefore(start) && serves(calendar, wall)) {
                left--;
            }
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    private static boolean serves(BusinessCalendar calendar, LocalDateTime wall) {
        int minute = wall.getHour() * 60 + wall.getMinute();
        return windows(calendar, wall).stream().anyMatch(window -> window.from() <= minute && minute < window.to());
    }

    private static List<Window> windows(BusinessCalendar calendar, LocalDateTime wall) {
        var date = wall.toLocalDate();
        if (calendar.exceptions().containsKey(date)) {
            return calendar.exceptions().get(date);
        }
        if (calendar.holidays().contains(date)) {
            return List.of();
        }
        return calendar.hours().windows().getOrDefault(wall.getDayOfWeek(), List.of());
    }
}
