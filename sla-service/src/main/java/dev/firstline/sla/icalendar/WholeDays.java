package dev.firstline.sla.icalendar;

import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dev.firstline.sla.icalendar.AllDay.IgnoredEventException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which values of an event are dates, also where a program writes whole days with times. */
final class WholeDays {

    private WholeDays() {}

    /**
     * Whether an event runs from a local midnight to a local midnight: as Outlook writes what takes whole days. A midnight in UTC is
     * none of the place where the event is.
     */
    static boolean areMidnights(VEvent event) {
        var start = event.getDateStart().getValue();
        if (!start.hasTime() || !isMidnight(start)) {
            return false;
        }
        var end = event.getDateEnd() == null ? null : event.getDateEnd().getValue();
        if (end != null) {
            return end.hasTime() && isMidnight(end) && end.getRawComponents().compareTo(start.getRawComponents()) > 0;
        }
        var duration = event.getDuration() == null ? null : event.getDuration().getValue();
        if (duration != null) {
            return duration.toMillis() > 0 && duration.toMillis() % 86_400_000L == 0;
        }
        return isMarked(event);
    }

    /** Whether it speaks of an occurrence and of all that follow, which is another series. */
    static boolean isRange(VEvent event) {
        return event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null;
    }

    /** The first day of the occurrence of a series that the event speaks of; null when it speaks of none that can be read. */
    static @Nullable LocalDate occurrence(VEvent event) {
        if (event.getRecurrenceId() == null || event.getRecurrenceId().getValue() == null || isRange(event)) {
            return null;
        }
        try {
            return date(
                    event.getRecurrenceId().getValue(),
                    isMidnight(event.getRecurrenceId().getValue()));
        } catch (IgnoredEventException e) {
            return null;
        }
    }

    /**
     * The date as it is written, in no zone.
     *
     * @param midnights whether a local midnight counts as one
     */
    static LocalDate date(ICalDate value, boolean midnights) throws IgnoredEventException {
        if (value.hasTime() && !(midnights && isMidnight(value))) {
            throw new IgnoredEventException(Ignored.TIMED);
        }
        var raw = value.getRawComponents();
        try {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        } catch (DateTimeException e) {
            throw new IgnoredEventException(Ignored.UNREADABLE);
        }
    }

    private static boolean isMarked(VEvent event) {
        return event.getExperimentalProperties("X-MICROSOFT-CDO-ALLDAYEVENT").stream()
                .anyMatch(mark -> "TRUE".equalsIgnoreCase(mark.getValue()));
    }

    private static boolean isMidnight(ICalDate value) {
        DateTimeComponents raw = value.getRawComponents();
        return !raw.isUtc() && raw.getHour() == 0 && raw.getMinute() == 0 && raw.getSecond() == 0;
    }
}
