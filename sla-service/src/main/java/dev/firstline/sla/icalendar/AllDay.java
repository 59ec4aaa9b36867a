package dev.firstline.sla.icalendar;

import biweekly.component.VEvent;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
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

    /**
     * What an event says of its days.
     *
     * @param replaced first days of those of its occurrences of which other events of the file speak
     */
    static AllDay of(VEvent event, Set<LocalDate> replaced) throws IgnoredEventException {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            throw new IgnoredEventException(Ignored.CANCELLED);
        }
        if (WholeDays.isRange(event) || !event.getExceptionRules().isEmpty()) {
            throw new IgnoredEventException(Ignored.REPEATED_OTHERWISE);
        }
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            throw new IgnoredEventException(Ignored.UNREADABLE);
        }
        boolean midnights = WholeDays.areMidnights(event);
        var first = WholeDays.date(event.getDateStart().getValue(), midnights);
        var days = days(event, first, midnights);
        if (days > LONGEST) {
            throw new IgnoredEventException(Ignored.TOO_LONG);
        }
        var left = dates(
                event.getExceptionDates().stream()
                        .map(ExceptionDates::getValues)
                        .flatMap(List::stream),
                midnights);
        left.addAll(replaced);
        return new AllDay(
                first,
                days,
                dates(
                        event.getRecurrenceDates().stream()
                                .map(RecurrenceDates::getDates)
                                .flatMap(List::stream),
                        midnights),
                left);
    }

    /** Its days when it begins on that one. */
    Stream<LocalDate> daysFrom(LocalDate start) {
        return left.contains(start) ? Stream.empty() : start.datesUntil(start.plusDays(days));
    }

    private static long days(VEvent event, LocalDate first, boolean midnights) throws IgnoredEventException {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            // The end is the day after the last one; some write the last one itself.
            return Math.max(
                    1,
                    ChronoUnit.DAYS.between(
                            first, WholeDays.date(event.getDateEnd().getValue(), midnights)));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            var millis = event.getDuration().getValue().toMillis();
            return Math.max(1, millis / ChronoUnit.DAYS.getDuration().toMillis());
        }
        return 1;
    }

    private static Set<LocalDate> dates(Stream<ICalDate> values, boolean midnights) throws IgnoredEventException {
        var dates = new HashSet<LocalDate>();
        for (var value : values.collect(Collectors.toSet())) {
            dates.add(WholeDays.date(value, midnights));
        }
        return dates;
    }
}
