package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Pointers;
import dev.firstline.sla.calendar.Window;
import dev.firstline.sla.calendar.YearRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a calendar that could be read, each fault at the very value; what is missing is none of its matters. */
final class CalendarFaults {

    private final Faults faults;

    private CalendarFaults(Faults faults) {
        this.faults = faults;
    }

    /** @param at JSON pointer of the calendar */
    static void find(CalendarBody body, String at, Faults faults) {
        new CalendarFaults(faults).calendar(body, at);
    }

    private void calendar(CalendarBody body, String at) {
        if (body.zone() != null && !ZoneId.getAvailableZoneIds().contains(body.zone())) {
            faults.unlessKnown(at + "/zone", "must be the name of an IANA time zone such as Europe/Berlin");
        }
        if (body.hours() != null) {
            windows(body.hours(), at + "/hours");
            if (!body.hours().isEmpty() && body.hours().values().stream().allMatch(CalendarFaults::isEmpty)) {
                faults.unlessKnown(at + "/hours", "a week without any window would never come to an end");
            }
        }
        int place = 0;
        for (var holiday : body.holidays() == null ? List.<LocalDate>of() : body.holidays()) {
            year(holiday, at + "/holidays/" + place++);
        }
        if (body.exceptions() != null) {
            body.exceptions().keySet().forEach(date -> year(date, at + "/exceptions/" + date));
            windows(body.exceptions(), at + "/exceptions");
        }
        if (body.imports() != null) {
            body.imports().forEach((name, dates) -> {
                for (int i = 0; i < (dates == null ? 0 : dates.size()); i++) {
                    year(dates.get(i), at + "/imports/" + Pointers.escaped(name) + "/" + i);
                }
            });
        }
        var region = body.holidayRegion();
        if (region != null && region.from() != null && region.to() != null) {
            try {
                new YearRange(region.from(), region.to());
            } catch (IllegalArgumentException e) {
                faults.unlessKnown(at + "/holidayRegion", String.valueOf(e.getMessage()));
            }
        }
    }

    private void year(@Nullable LocalDate date, String pointer) {
        if (date != null && (date.getYear() < YearRange.EARLIEST || date.getYear() > YearRange.LATEST)) {
            faults.unlessKnown(
                    pointer,
                    "lies outside of the years " + YearRange.EARLIEST + " to " + YearRange.LATEST
                            + "; correct the year, or leave the date out");
        }
    }

    private static boolean isEmpty(@Nullable List<String> windows) {
        return windows == null || windows.isEmpty();
    }

    private <D> void windows(Map<D, List<String>> perDay, String at) {
        perDay.forEach((day, texts) -> {
            if (texts != null) {
                ofDay(texts, at + "/" + Pointers.escaped(String.valueOf(day)));
            }
        });
    }

    private void ofDay(List<String> texts, String at) {
        var read = new ArrayList<Window>();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text == null || faults.touch(at + "/" + i)) {
                continue;
            }
            try {
                var window = Window.parse(text);
                read.stream()
                        .filter(other -> window.from() < other.to() && other.from() < window.to())
                        .map(Objects::toString)
                        .findFirst()
                        .ifPresent(other -> faults.at(
                                pointer(at, texts, text),
                                "overlaps " + other + " of the same day; join the two, or correct one"));
                read.add(window);
            } catch (IllegalArgumentException e) {
                faults.at(at + "/" + i, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Of the last one that is written so: where a window stands twice, the second is the one too many. */
    private static String pointer(String at, List<String> texts, String text) {
        return at + "/" + texts.lastIndexOf(text);
    }
}
