package dev.firstline.sla.icalendar;

import biweekly.component.VEvent;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event that takes whole days.
 *
 * @param first its first day
 * @param days how many it lasts
 * @param further first days of its further occurrences that are listed one by one
 * @param left first days of occurrences that do not take place
 */
record AllDay(LocalDate first, long days, Set<LocalDate> further, Set<LocalDate> left) {

    private static final int LONGEST = 31;

    /** Thrown for an event that is no holiday. */
    static final class IgnoredEventException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Ignored reason;

        IgnoredEventException(Ignored reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        Ignored reason() {
            return reason;
        }
    }

    /** What an event says of its days. */
    static AllDay of(VEvent event) throws IgnoredEventException {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            throw new IgnoredEventException(Ignored.CANCELLED);
        }
        if (event.getRecurrenceId() != null || !event.getExceptionRules().isEmpty()) {
            throw new IgnoredEventException(Ignored.REPEATED_OTHERWISE);
        }
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            throw new IgnoredEventException(Ignored.UNREADABLE);
        }
        var first = date(event.getDateStart().getValue());
        var days = days(event, first);
        if (days > LONGEST) {
            throw new IgnoredEventException(Ignored.TOO_LONG);
        }
        return new AllDay(
                first,
                days,
                dates(event.getRecurrenceDates().stream()
                        .map(RecurrenceDates::getDates)
                        .flatMap(List::stream)),
                dates(event.getExceptionDates().stream()
                        .map(ExceptionDates::getValues)
                        .flatMap(List::stream)));
    }

    /** Its days when it begins on that one. */
    Stream<LocalDate> daysFrom(LocalDate start) {
        return left.contains(start) ? Stream.empty() : start.datesUntil(start.plusDays(days));
    }

    private static long days(VEvent event, LocalDate first) throws IgnoredEventException {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            // The end is the day after the last one; some write the last one itself.
            return Math.max(
                    1, ChronoUnit.DAYS.between(first, date(event.getDateEnd().getValue())));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            var millis = event.getDuration().getValue().toMillis();
            return Math.max(1, millis / ChronoUnit.DAYS.getDuration().toMillis());
        }
        return 1;
    }

    private static Set<LocalDate> dates(Stream<ICalDate> values) throws IgnoredEventException {
        var dates = new HashSet<LocalDate>();
        for (var value : values.collect(Collectors.toSet())) {
            dates.add(date(value));
        }
        return dates;
    }

    /** The date as it is written, in no zone. */
    static LocalDate date(ICalDate value) throws IgnoredEventException {
        if (value.hasTime()) {
            throw new IgnoredEventException(Ignored.TIMED);
        }
        var raw = value.getRawComponents();
        try {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        } catch (DateTimeException e) {
            throw new IgnoredEventException(Ignored.UNREADABLE);
        }
    }
}
