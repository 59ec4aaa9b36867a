package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.WeeklyHours;
import dev.firstline.sla.calendar.Window;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is sent, shown and stored.
 *
 * @param zone IANA name, such as {@code Europe/Berlin}
 * @param hours per day of the week, windows such as {@code 09:00-18:00}
 * @param holidays local dates without service
 */
public record CalendarBody(
        @NotBlank @Size(max = 60) String zone,

        @NotEmpty Map<DayOfWeek, @NotNull @Size(max = 12) List<@NotNull @Size(max = 11) String>> hours,

        @Nullable @Size(max = 2000) List<@NotNull LocalDate> holidays) {

    /** The body of a calendar. */
    public static CalendarBody of(BusinessCalendar calendar) {
        var hours = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        calendar.hours()
                .windows()
                .forEach((day, windows) ->
                        hours.put(day, windows.stream().map(Window::toString).toList()));
        return new CalendarBody(calendar.zone().getId(), hours, List.copyOf(calendar.holidays()));
    }

    /**
     * The calendar.
     *
     * @throws Problem 422 when the zone is unknown, a window is none or windows overlap
     */
    public BusinessCalendar toCalendar(String code) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("/zone", "must be the name of an IANA time zone such as Europe/Berlin");
        }
        try {
            var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
            hours.forEach((day, texts) ->
                    windows.put(day, texts.stream().map(Window::parse).toList()));
            return new BusinessCalendar(
                    code,
                    ZoneId.of(zone),
                    new WeeklyHours(windows),
                    new TreeSet<>(holidays == null ? List.of() : holidays));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/hours", String.valueOf(e.getMessage()));
        }
    }
}
