package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.HolidayRegion;
import dev.firstline.sla.calendar.WeeklyHours;
import dev.firstline.sla.calendar.Window;
import dev.firstline.sla.calendar.YearRange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is sent, shown and stored.
 *
 * @param zone IANA name, such as {@code Europe/Berlin}
 * @param hours per day of the week, windows such as {@code 09:00-18:00}
 * @param holidays local dates without service
 * @param exceptions per local date the windows of that day, maybe none; they beat the week and a holiday
 * @param holidayRegion whose public holidays are added when it is set; what is stored are the dates
 * @param imports which of the holidays files have brought, by the name under which they were sent: what the next file of that name replaces
 */
public record CalendarBody(
        @NotBlank @Size(max = 60) String zone,

        @NotEmpty Map<DayOfWeek, @NotNull @Size(max = 12, message = Codes.MOST) List<@NotNull @Size(max = 11) String>> hours,

        @Nullable @Size(max = MOST_HOLIDAYS, message = Codes.MOST) List<@NotNull LocalDate> holidays,

        @Nullable @Size(max = 500, message = Codes.MOST) Map<@NotNull LocalDate, @NotNull @Size(max = 12, message = Codes.MOST) List<@NotNull @Size(max = 11) String>>
                exceptions,

        @Nullable @Valid Region holidayRegion,

        @Nullable @Size(max = MOST_IMPORTS, message = Codes.MOST) Map<
                        @Pattern(regexp = Codes.PATTERN, message = Codes.MESSAGE) String,
                        @NotNull @Size(max = MOST_HOLIDAYS, message = Codes.MOST) List<@NotNull LocalDate>>
                imports) {

    static final int MOST_IMPORTS = 20;

    static final int MOST_HOLIDAYS = 2000;

    /**
     * A region and years.
     *
     * @param code such as {@code DE-BY}
     * @param from the first year
     * @param to the last year, at most nine later
     */
    @Schema(name = "HolidayRegion")
    public record Region(
            @NotBlank @Size(max = 20) String code,
            @NotNull Integer from,
            @NotNull Integer to) {

        private static Region of(HolidayRegion region) {
            return new Region(
                    region.code(), region.years().from(), region.years().to());
        }

        private HolidayRegion toRegion() {
            return new HolidayRegion(code, new YearRange(from, to));
        }
    }

    /** The body of a calendar. */
    public static CalendarBody of(BusinessCalendar calendar) {
        var hours = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        calendar.hours().windows().forEach((day, windows) -> hours.put(day, texts(windows)));
        var exceptions = new TreeMap<LocalDate, List<String>>();
        calendar.exceptions().forEach((date, windows) -> exceptions.put(date, texts(windows)));
        return new CalendarBody(
                calendar.zone().getId(),
                hours,
                List.copyOf(calendar.holidays()),
                // Absent when there are none, as in what was stored before there were any.
                exceptions.isEmpty() ? null : exceptions,
                calendar.region() == null ? null : Region.of(calendar.region()),
                imports(calendar));
    }

    /** Absent when no file has brought any. */
    static @Nullable Map<String, List<LocalDate>> imports(BusinessCalendar calendar) {
        var imports = new TreeMap<String, List<LocalDate>>();
        calendar.imports().forEach((name, dates) -> imports.put(name, List.copyOf(dates)));
        return imports.isEmpty() ? null : imports;
    }

    /**
     * The calendar, with the holidays that are listed and no others.
     *
     * @throws Problem 422 when the zone is unknown, a window is none, windows overlap or years are too many
     */
    public BusinessCalendar toCalendar(String code) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("/zone", "must be the name of an IANA time zone such as Europe/Berlin");
        }
        var brought = new TreeMap<String, TreeSet<LocalDate>>();
        if (imports != null) {
            imports.forEach((name, dates) -> brought.put(name, new TreeSet<>(dates)));
        }
        return new BusinessCalendar(
                        code,
                        ZoneId.of(zone),
                        at("/hours", () -> new WeeklyHours(windows(hours))),
                        new TreeSet<>(holidays == null ? List.of() : holidays),
                        specialDays(),
                        holidayRegion == null ? null : at("/holidayRegion", holidayRegion::toRegion))
                .withImports(brought);
    }

    private SortedMap<LocalDate, List<Window>> specialDays() {
        return at("/exceptions", () -> {
            var windows = new TreeMap<>(windows(exceptions == null ? Map.of() : exceptions));
            windows.forEach((date, ofDay) -> Window.ordered(ofDay, date));
            return windows;
        });
    }

    private static <D> Map<D, List<Window>> windows(Map<D, List<String>> texts) {
        var windows = new HashMap<D, List<Window>>();
        texts.forEach(
                (day, list) -> windows.put(day, list.stream().map(Window::parse).toList()));
        return windows;
    }

    private static List<String> texts(List<Window> windows) {
        return windows.stream().map(Window::toString).toList();
    }

    private static <T> T at(String pointer, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(pointer, String.valueOf(e.getMessage()));
        }
    }
}
