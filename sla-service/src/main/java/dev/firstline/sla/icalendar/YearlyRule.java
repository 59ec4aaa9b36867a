package dev.firstline.sla.icalendar;

import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import dev.firstline.sla.calendar.YearRange;
import dev.firstline.sla.icalendar.AllDay.IgnoredEventException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that repeats by the year, once in each. The only repetition that is followed: holidays need no other, and a rule
 * by the second could be followed for ever.
 *
 * @param recurrence without its end
 * @param until its last day, or null
 */
record YearlyRule(Recurrence recurrence, @Nullable LocalDate until) {

    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);
    private static final int WIDEST = 100;
    private static final int MOST_PARTS = 31;

    /** The first whole year of the calendar by which the library counts. */
    private static final int GREGORIAN = 1583;

    static YearlyRule of(Recurrence recurrence) throws IgnoredEventException {
        if (!isSimple(recurrence)) {
            throw new IgnoredEventException(Ignored.REPEATED_OTHERWISE);
        }
        var endless = new Recurrence.Builder(recurrence).until((ICalDate) null).build();
        var until = recurrence.getUntil();
        return new YearlyRule(endless, until == null ? null : lastDay(until));
    }

    /** The days in these years on which it comes. */
    List<LocalDate> starts(LocalDate first, YearRange years) throws IgnoredEventException {
        if (first.getYear() < GREGORIAN) {
            throw new IgnoredEventException(Ignored.OTHER_YEARS);
        }
        try {
            return follow(first, years);
        } catch (RuntimeException | AssertionError e) {
            // The library asserts what its own parser lets through, such as a month 99.
            throw new IgnoredEventException(Ignored.UNREADABLE);
        }
    }

    private List<LocalDate> follow(LocalDate first, YearRange years) throws IgnoredEventException {
        var starts = new ArrayList<LocalDate>();
        // From the first one on, however old: told to advance, the library gives up after a hundred years. At most five
        // hundred steps.
        // An instant in UTC, where every day has a midnight; a bare date would be one in the zone of this machine.
        var days = recurrence.getDateIterator(new ICalDate(midnight(first), true), UTC);
        int lastYear = 0;
        while (days.hasNext()) {
            var day = days.next().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
            if (day.getYear() > years.to() || (until != null && day.isAfter(until))) {
                break;
            }
            if (day.equals(first)) {
                continue;
            }
            if (day.getYear() == lastYear) {
                throw new IgnoredEventException(Ignored.REPEATED_OTHERWISE);
            }
            lastYear = day.getYear();
            if (years.contains(day)) {
                starts.add(day);
            }
        }
        return starts;
    }

    private static boolean isSimple(Recurrence rule) {
        int interval = rule.getInterval() == null ? 1 : rule.getInterval();
        return rule.getFrequency() == Frequency.YEARLY
                && interval >= 1
                && interval <= WIDEST
                && (rule.getCount() == null || rule.getCount() > 0)
                && Stream.of(
                                rule.getBySecond(),
                                rule.getByMinute(),
                                rule.getByHour(),
                                rule.getByYearDay(),
                                rule.getByWeekNo(),
                                rule.getBySetPos())
                        .allMatch(List::isEmpty)
                && Stream.of(rule.getByMonth(), rule.getByMonthDay(), rule.getByDay())
                        .allMatch(list -> list.size() <= MOST_PARTS)
                && rule.getXRules().isEmpty();
    }

    /** Many write the end with a time even where the event has none. */
    private static LocalDate lastDay(ICalDate until) throws IgnoredEventException {
        return WholeDays.date(new ICalDate(until.getRawComponents(), false), false);
    }

    private static Date midnight(LocalDate date) {
        return Date.from(date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
