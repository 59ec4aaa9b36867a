package dev.firstline.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When service is given. Service time is real time: a day on which the clock is changed is as long as it is. A value: two are
 * equal when all that they are made of is.
 *
 * <p>{@link #add} and {@link #between} are inverse to each other up to {@link #FARTHEST}: {@code between(t, add(t, d))} is
 * {@code d} for every instant and every duration, and {@code add(t, between(t, u))} is {@code u} whenever service is given at
 * {@code u} or ends there. What either costs does not grow with the amount.
 */
public final class BusinessCalendar {

    /**
     * Twenty years: nothing is added further. Longer than any goal that a policy may state, and short enough for every instant
     * to be stored and shown.
     */
    public static final Duration FARTHEST = Duration.ofDays(7305);

    private static final Duration INSTANT = Duration.ofNanos(1);

    private final String code;
    private final ZoneId zone;
    private final WeeklyHours hours;
    private final SortedSet<LocalDate> holidays;
    private final SortedMap<LocalDate, List<Window>> exceptions;
    private final @Nullable HolidayRegion region;
    private final SortedMap<String, SortedSet<LocalDate>> imports;
    private final boolean toOpening;
    private final boolean always;
    private final DaySums sums;

    /**
     * Copies what it is given.
     *
     * @param code its name, such as {@code desk-de}
     * @param zone in whose local time it is written
     * @param hours the ordinary week
     * @param holidays local dates without service
     * @param exceptions local dates with windows of their own, maybe none; they beat the week and a holiday
     * @param region whose holidays are among them, for the reader only: what counts are the dates
     * @throws IllegalArgumentException when windows of an exception overlap
     */
    public BusinessCalendar(
            String code,
            ZoneId zone,
            WeeklyHours hours,
            SortedSet<LocalDate> holidays,
            SortedMap<LocalDate, List<Window>> exceptions,
            @Nullable HolidayRegion region) {
        this.code = code;
        this.zone = zone;
        this.hours = hours;
        this.holidays = Collections.unmodifiableNavigableSet(new TreeSet<>(holidays));
        var ordered = new TreeMap<LocalDate, List<Window>>();
        exceptions.forEach((date, windows) -> ordered.put(date, Window.ordered(windows, date)));
        this.exceptions = Collections.unmodifiableNavigableMap(ordered);
        this.region = region;
        this.imports = Collections.emptySortedMap();
        this.toOpening = false;
        this.always = holidays.isEmpty() && exceptions.isEmpty() && hours.isAlways();
        this.sums = new DaySums(zone, this::windowsOn);
    }

    /** The same one, but for where an amount ends that is used up at a close, and where holidays came from. */
    private BusinessCalendar(
            BusinessCalendar same, boolean toOpening, SortedMap<String, SortedSet<LocalDate>> imports) {
        this.code = same.code;
        this.zone = same.zone;
        this.hours = same.hours;
        this.holidays = same.holidays;
        this.exceptions = same.exceptions;
        this.region = same.region;
        this.imports = imports;
        this.toOpening = toOpening;
        this.always = same.always;
        this.sums = same.sums;
    }

    /** A calendar without exceptions. */
    public BusinessCalendar(String code, ZoneId zone, WeeklyHours hours, SortedSet<LocalDate> holidays) {
        this(code, zone, hours, holidays, Collections.emptySortedMap(), null);
    }

    /** A calendar in which service never rests. */
    public static BusinessCalendar always(String code) {
        return new BusinessCalendar(code, ZoneId.of("UTC"), WeeklyHours.always(), Collections.emptySortedSet());
    }

    /** Its name, such as {@code desk-de}. */
    public String code() {
        return code;
    }

    /** In whose local time it is written. */
    public ZoneId zone() {
        return zone;
    }

    /** The ordinary week. */
    public WeeklyHours hours() {
        return hours;
    }

    /** Local dates without service. */
    public SortedSet<LocalDate> holidays() {
        return holidays;
    }

    /** Local dates with windows of their own, maybe none. */
    public SortedMap<LocalDate, List<Window>> exceptions() {
        return exceptions;
    }

    /** Whose holidays are among them; null when nobody asked for a region's. */
    public @Nullable HolidayRegion region() {
        return region;
    }

    /** The same calendar with other holidays. */
    public BusinessCalendar withHolidays(SortedSet<LocalDate> others) {
        return new BusinessCalendar(code, zone, hours, others, exceptions, region).withImports(imports);
    }

    /** The same calendar with other exceptions. */
    public BusinessCalendar withExceptions(Map<LocalDate, List<Window>> others) {
        return new BusinessCalendar(code, zone, hours, holidays, new TreeMap<>(others), region).withImports(imports);
    }

    /**
     * The same calendar, but an amount that is used up when service closes lasts until it opens again: both instants have the
     * same service time behind them, and {@link #add} says the later one.
     */
    public BusinessCalendar toOpening() {
        return new BusinessCalendar(this, true, imports);
    }

    /** Which of the holidays files have brought, by the name under which they were sent; for those who replace them, nothing counts by it. */
    public SortedMap<String, SortedSet<LocalDate>> imports() {
        return imports;
    }

    /** The same calendar with other notes on what files have brought; of each only what is a holiday. */
    public BusinessCalendar withImports(Map<String, ? extends SortedSet<LocalDate>> others) {
        var kept = new TreeMap<String, SortedSet<LocalDate>>();
        others.forEach((name, dates) -> {
            var brought = new TreeSet<>(dates);
            brought.retainAll(holidays);
            if (!brought.isEmpty()) {
                kept.put(name, Collections.unmodifiableSortedSet(brought));
            }
        });
        return new BusinessCalendar(this, toOpening, Collections.unmodifiableSortedMap(kept));
    }

    /** Whether no instant is outside of it. */
    public boolean isAlways() {
        return always;
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
     * at the begin of the next one, unless {@link #toOpening} said so. At most {@link #FARTHEST} after {@code start}.
     *
     * @throws IllegalArgumentException when the amount is negative
     */
    public Instant add(Instant start, Duration serviceTime) {
        if (serviceTime.isNegative()) {
            throw new IllegalArgumentException("service time runs forward only");
        }
        var farthest = start.plus(FARTHEST);
        var end = toOpening && !always
                ? addTo(start, serviceTime.plus(INSTANT), farthest).minus(INSTANT)
                : addTo(start, serviceTime, farthest);
        return earlier(end, farthest);
    }

    private Instant addTo(Instant start, Duration serviceTime, Instant farthest) {
        if (serviceTime.isZero() || always) {
            return serviceTime.compareTo(FARTHEST) > 0 ? farthest : start.plus(serviceTime);
        }
        var left = serviceTime;
        long day = dayOf(start);
        // Two days, since the wall clock may have reached the next one before an hour came again.
        for (long first = day; day < first + 2; day++) {
            for (var window : windowsOn(LocalDate.ofEpochDay(day))) {
                var from = later(opens(day, window), start);
                var open = Duration.between(from, closes(day, window));
                if (open.isPositive()) {
                    if (left.compareTo(open) <= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(open);
                }
            }
        }
        long seconds = left.getNano() == 0 ? left.getSeconds() : left.getSeconds() + 1;
        var place = sums.reaching(day, seconds, DaySums.Unit.SECONDS, dayOf(farthest) + 2);
        left = left.minusSeconds(seconds - place.left());
        for (var window : windowsOn(LocalDate.ofEpochDay(place.day()))) {
            var from = opens(place.day(), window);
            var open = Duration.between(from, closes(place.day(), window));
            if (left.compareTo(open) <= 0) {
                return from.plus(left);
            }
            left = left.minus(open);
        }
        return farthest;
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
        if (always) {
            return Duration.between(start, end);
        }
        var sum = Duration.ZERO;
        long first = dayOf(start);
        long last = dayOf(end);
        for (long day = first; opens(day, Window.allDay()).isBefore(end); day++) {
            if (day == first + 2 && day < last) {
                sum = sum.plusSeconds(sums.seconds(day, last));
                day = last;
            }
            for (var window : windowsOn(LocalDate.ofEpochDay(day))) {
                var open = Duration.between(later(opens(day, window), start), earlier(closes(day, window), end));
                if (open.isPositive()) {
                    sum = sum.plus(open);
                }
            }
        }
        return sum;
    }

    /**
     * The same time of day, so many days with service on; where service is not given then, when it next opens. The day of
     * {@code start} itself is not counted, be it one with service or not. Days without service, by the week, a holiday or an exception, are passed
     * over. A time of day that the clock skips comes at the moment of the skip, one that it repeats where it comes first. At most {@link #FARTHEST}
     * after {@code start}.
     *
     * @param days more than nothing
     */
    public Instant sameTime(Instant start, int days) {
        var farthest = start.plus(FARTHEST);
        var local = start.atZone(zone).toLocalDateTime();
        long today = local.toLocalDate().toEpochDay();
        var place = sums.reaching(today + 1, days, DaySums.Unit.DAYS, dayOf(farthest) + 2);
        var there = LocalDateTime.of(LocalDate.ofEpochDay(place.day()), local.toLocalTime());
        var at = later(WallClock.instantOf(there, zone), start);
        return at.isBefore(farthest) ? earlier(toOpening().add(at, Duration.ZERO), farthest) : farthest;
    }

    private List<Window> windowsOn(LocalDate date) {
        var own = exceptions.get(date);
        if (own != null) {
            return own;
        }
        return holidays.contains(date) ? List.of() : hours.on(date.getDayOfWeek());
    }

    private long dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate().toEpochDay();
    }

    private Instant opens(long day, Window window) {
        return WallClock.instantOf(LocalDate.ofEpochDay(day), window.from(), zone);
    }

    private Instant closes(long day, Window window) {
        return WallClock.instantOf(LocalDate.ofEpochDay(day), window.to(), zone);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof BusinessCalendar that
                        && code.equals(that.code)
                        && zone.equals(that.zone)
                        && hours.equals(that.hours)
                        && holidays.equals(that.holidays)
                        && exceptions.equals(that.exceptions)
                        && Objects.equals(region, that.region)
                        && imports.equals(that.imports)
                        && toOpening == that.toOpening;
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, zone, hours);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + code + ", " + zone + ", " + hours + ", holidays " + holidays + ", exceptions "
                + exceptions + (region == null ? "" : ", " + region) + (toOpening ? ", to opening" : "") + "]";
    }
}
