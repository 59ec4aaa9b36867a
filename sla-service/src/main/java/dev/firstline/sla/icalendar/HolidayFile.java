package dev.firstline.sla.icalendar;

import biweekly.component.VEvent;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.sla.calendar.YearRange;
import dev.firstline.sla.icalendar.AllDay.IgnoredEventException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The all-day events of an iCalendar file as plain dates.
 *
 * @param dates in the years that were asked for
 * @param ignored how many events are no holidays, by the reason
 */
public record HolidayFile(SortedSet<LocalDate> dates, Map<Ignored, Integer> ignored) {

    /** More events than the holidays of any region, fewer than a burden. */
    static final int MOST_EVENTS = 2000;

    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";

    /**
     * Reads a file in UTF-8.
     *
     * @throws Problem 400 when it is no whole iCalendar, 422 when it has too many events
     */
    public static HolidayFile read(byte[] bytes, YearRange years) {
        var dates = new TreeSet<LocalDate>();
        var ignored = new EnumMap<Ignored, Integer>(Ignored.class);
        for (var event : events(text(bytes))) {
            try {
                var days = days(event, years);
                if (days.isEmpty()) {
                    throw new IgnoredEventException(Ignored.OTHER_YEARS);
                }
                dates.addAll(days);
            } catch (IgnoredEventException e) {
                ignored.merge(e.reason(), 1, Integer::sum);
            }
        }
        return new HolidayFile(dates, ignored);
    }

    private static List<LocalDate> days(VEvent event, YearRange years) throws IgnoredEventException {
        var allDay = AllDay.of(event);
        var starts = Stream.concat(Stream.of(allDay.first()), allDay.further().stream());
        if (event.getRecurrenceRule() != null && event.getRecurrenceRule().getValue() != null) {
            var rule = YearlyRule.of(event.getRecurrenceRule().getValue());
            starts = Stream.concat(starts, rule.starts(allDay.first(), years).stream());
        }
        return starts.flatMap(allDay::daysFrom).filter(years::contains).toList();
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("^\\uFEFF", "")
                    .strip();
            if (!startsWith(text, BEGIN) || !startsWith(text.substring(text.length() - END.length()), END)) {
                throw unreadable("The body must be an iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw unreadable("The body must be UTF-8.");
        }
    }

    private static boolean startsWith(String text, String beginning) {
        return text.length() >= beginning.length()
                && text.substring(0, beginning.length())
                        .toUpperCase(Locale.ROOT)
                        .equals(beginning);
    }

    private static List<VEvent> events(String text) {
        try (var reader = new UnzonedReader(text)) {
            var events = reader.readAll().stream()
                    .flatMap(file -> file.getEvents().stream())
                    .toList();
            if (events.size() > MOST_EVENTS) {
                throw Problem.invalid(
                        "body", "may have at most " + MOST_EVENTS + " events; send those that are holidays");
            }
            return events;
        } catch (Problem tooMany) {
            throw tooMany;
        } catch (IOException | RuntimeException e) {
            // Whatever the library stumbles over, it is the file's fault.
            throw unreadable("The iCalendar file cannot be read.");
        }
    }

    private static Problem unreadable(String detail) {
        return new Problem(ProblemType.MALFORMED, detail);
    }
}
