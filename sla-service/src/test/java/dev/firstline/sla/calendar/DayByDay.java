package dev.firstline.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Adds and measures service time by walking from day to day, exact to the nanosecond and as slow as the stretch is long: what the
 * calendar's sums are held to.
 */
final class DayByDay {

    private DayByDay() {}

    static Instant add(BusinessCalendar calendar, Instant start, Duration serviceTime) {
        var farthest = start.plus(BusinessCalendar.FARTHEST);
        var left = serviceTime;
        var date = start.atZone(calendar.zone()).toLocalDate();
        if (left.isZero()) {
            return start;
        }
        while (opens(calendar, date, Window.allDay()).isBefore(farthest)) {
            for (var window : windows(calendar, date)) {
                var from = later(opens(calendar, date, window), start);
                var open = Duration.between(from, closes(calendar, date, window));
                if (!open.isPositive()) {
                    continue;
                }
                if (left.compareTo(open) <= 0) {
                    return earlier(from.plus(left), farthest);
                }
                left = left.minus(open);
            }
            date = date.plusDays(1);
        }
        return farthest;
    }

    static Duration between(BusinessCalendar calendar, Instant start, Instant end) {
        var sum = Duration.ZERO;
        var date = start.atZone(calendar.zone()).toLocalDate();
        while (opens(calendar, date, Window.allDay()).isBefore(end)) {
            for (var window : windows(calendar, date)) {
                var open = Duration.between(
                        later(opens(calendar, date, window), start), earlier(closes(calendar, date, window), end));
                if (open.isPositive()) {
                    sum = sum.plus(open);
                }
            }
            date = date.plusDays(1);
        }
        return sum;
    }

    private static List<Window> windows(BusinessCalendar calendar, LocalDate date) {
        var own = calendar.exceptions().get(date);
        if (own != null) {
            return own;
        }
        return calendar.holidays().contains(date) ? List.of() : calendar.hours().on(date.getDayOfWeek());
    }

    private static Instant opens(BusinessCalendar calendar, LocalDate date, Window window) {
        return WallClock.instantOf(date, window.from(), calendar.zone());
    }

    private static Instant closes(BusinessCalendar calendar, LocalDate date, Window window) {
        return WallClock.instantOf(date, window.to(), calendar.zone());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
