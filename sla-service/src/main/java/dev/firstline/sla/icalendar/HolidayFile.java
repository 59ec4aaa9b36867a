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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        var events = events(text(bytes));
        var replaced = replaced(events);
        for (var event : events) {
            try {
                var days = days(event, years, event.getRecurrenceId() == null ? replaced.of(event) : Set.of());
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

    /** The occurrences of series of which events of their own speak: moved to another day, or cancelled. */
    private record Replaced(Map<String, Set<LocalDate>> byUid) {

        Set<LocalDate> of(VEvent event) {
            return event.getUid() == null
                    ? Set.of()
                    : byUid.getOrDefault(event.getUid().getValue(), Set.of());
        }
    }

    private static Replaced replaced(List<VEvent> events) {
        var byUid = new HashMap<String, Set<LocalDate>>();
        for (var event : events) {
            var occurrence = WholeDays.occurrence(event);
            if (occurrence != null && event.getUid() != null) {
                byUid.computeIfAbsent(event.getUid().getValue(), any -> new HashSet<>())
                        .add(occurrence);
            }
        }
        return new Replaced(byUid);
    }

    private static List<LocalDate> days(VEvent event, YearRange years, Set<LocalDate> replaced)
            throws IgnoredEventException {
        var allDay = AllDay.of(event, replaced);
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
                    .decode(unfolded(bytes))
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

    /** Folded lines put together as octets, since a fold may be within a character (RFC 5545, 3.1). */
    private static ByteBuffer unfolded(byte[] bytes) {
        var buffer = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int end = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n' ? i + 1 : i;
            if (bytes[end] == '\n' && end + 1 < bytes.length && (bytes[end + 1] == ' ' || bytes[end + 1] == '\t')) {
                i = end + 1;
            } else {
                buffer.put(bytes[i]);
            }
        }
        return buffer.flip();
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
