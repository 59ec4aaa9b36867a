package dev.firstline.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When service is given. Service time is real time: a day on which the clock is changed is as long as it is.
 *
 * <p>{@link #add} and {@link #between} are inverse to each other: {@code between(t, add(t, d))} is {@code d} for every
 * instant and every duration, and {@code add(t, between(t, u))} is {@code u} whenever service is given at {@code u} or
 * ends there.
 *
 * @param code its name, such as {@code desk-de}
 * @param zone in whose local time it is written
 * @param hours the ordinary week
 * @param holidays local dates without service
 * @param exceptions local dates with windows of their own, maybe none; they beat the week and a holiday
 * @param region whose holidays are among them, for the reader only: what counts are the dates
 */
public record BusinessCalendar(
        String code,
        ZoneId zone,
        WeeklyHours hours,
        SortedSet<LocalDate> holidays,
        SortedMap<LocalDate, List<Window>> exceptions,
        @Nullable HolidayRegion region) {

    private static final int WEEK = 7;

    /**
     * Copies what it is given.
     *
     * @throws IllegalArgumentException when windows of an exception overlap
     */
    public BusinessCalendar {
        holidays = Collections.unmodifiableNavigableSet(new TreeSet<>(holidays));
        var ordered = new TreeMap<LocalDate, List<Window>>();
        exceptions.forEach((date, windows) -> ordered.put(date, Window.ordered(windows, date)));
        exceptions = Collections.unmodifiableNavigableMap(ordered);
    }

    /** A calendar without exceptions. */
    public BusinessCalendar(String code, ZoneId zone, WeeklyHours hours, SortedSet<LocalDate> holidays) {
        this(code, zone, hours, holidays, Collections.emptySortedMap(), null);
    }

    /** A calendar in which service never rests. */
    public static BusinessCalendar always(String code) {
        return new BusinessCalendar(code, ZoneId.of("UTC"), WeeklyHours.always(), Collections.emptySortedSet());
    }

    /** The same calendar with other holidays. */
    public BusinessCalendar withHolidays(SortedSet<LocalDate> others) {
        return new BusinessCalendar(code, zone, hours, others, exceptions, region);
    }

    /** The same calendar with other exceptions. */
    public BusinessCalendar withExceptions(Map<LocalDate, List<Window>> others) {
        return new BusinessCalendar(code, zone, hours, holidays, new TreeMap<>(others), region);
    }

    /** Whether no instant is outside of it. */
    public boolean isAlways() {
        return holidays.isEmpty() && exceptions.isEmpty() && hours.isAlways();
    }

    /**
     * How much service a business day gives, as a unit of goals: the service time of an ordinary week divided by its
     * days with windows, in whole seconds, rounded down. 24 hours where service never rests, 9 hours at a desk that is
     * open from 09 to 18. Holidays, exceptions and changes of the clock do not alter it.
     */
    public Duration businessDay() {
        return Duration.ofSeconds(hours.perWeek().toSeconds() / hours.windows().size());
    }

    /**
     * The first instant at which that much service time has passed since {@code start}; at the end of a window and not
     * at the begin of the next one.
     *
     * @throws IllegalArgumentException when the amount is negative
     */
    public Instant add(Instant start, Duration serviceTime) {
        if (serviceTime.isNegative()) {
            throw new IllegalArgumentException("service time runs forward only");
        }
        if (serviceTime.isZero() || isAlways()) {
            return start.plus(serviceTime);
        }
        var perWeek = hours.perWeek();
        var left = serviceTime;
        var date = start.atZone(zone).toLocalDate();
        while (true) {
            for (var window : windowsOn(date)) {
                var from = later(opens(date, window), start);
                var open = Duration.between(from, closes(date, window));
                if (!open.isPositive()) {
                    continue;
                }
                if (left.compareTo(open) <= 0) {
                    return from.plus(left);
                }
                left = left.minus(open);
            }
            date = date.plusDays(1);
            if (left.compareTo(perWeek) > 0) {
                // One nanosecond less: exactly n weeks end inside the n-th week, at the end of its last window.
                long weeks = Math.min(ordinaryWeeks(date), left.minusNanos(1).dividedBy(perWeek));
                left = left.minus(perWeek.multipliedBy(weeks));
                date = date.plusDays(WEEK * weeks);
            }
        }
    }

    /**
     * The service time from one instant to another.
     *
     * @throws IllegalArgumentException when {@code end} is before {@code start}
     */
    public Duration between(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("service time runs forward only");
        }
        if (isAlways()) {
            return Duration.between(start, end);
        }
        var perWeek = hours.perWeek();
        var sum = Duration.ZERO;
        var date = start.atZone(zone).toLocalDate();
        while (opens(date, Window.allDay()).isBefore(end)) {
            for (var window : windowsOn(date)) {
                var open = Duration.between(later(opens(date, window), start), earlier(closes(date, window), end));
                if (open.isPositive()) {
                    sum = sum.plus(open);
                }
            }
            date = date.plusDays(1);
            long remaining = ChronoUnit.DAYS.between(date, end.atZone(zone).toLocalDate());
            if (remaining > WEEK) {
                long weeks = Math.min(ordinaryWeeks(date), (remaining - 1) / WEEK);
                sum = sum.plus(perWeek.multipliedBy(weeks));
                date = date.plusDays(WEEK * weeks);
            }
        }
        return sum;
    }

    private List<Window> windowsOn(LocalDate date) {
        var own = exceptions.get(date);
        if (own != null) {
            return own;
        }
        return holidays.contains(date) ? List.of() : hours.on(date.getDayOfWeek());
    }

    private Instant opens(LocalDate date, Window window) {
        return WallClock.instantOf(date, window.from(), zone);
    }

    private Instant closes(LocalDate date, Window window) {
        return WallClock.instantOf(date, window.to(), zone);
    }

    /** Whole weeks from that day on without a holiday, an exception or a change of the clock. */
    private long ordinaryWeeks(LocalDate date) {
        var holiday = ((NavigableSet<LocalDate>) holidays).ceiling(date);
        var exception = ((NavigableMap<LocalDate, List<Window>>) exceptions).ceilingKey(date);
        var untilSpecial = Math.min(daysUntil(date, holiday), daysUntil(date, exception));
        return Math.min(untilSpecial, WallClock.quietDays(date, zone)) / WEEK;
    }

    private static long daysUntil(LocalDate date, @Nullable LocalDate special) {
        return special == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(date, special);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
