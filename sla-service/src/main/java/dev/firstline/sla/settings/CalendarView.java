package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in force.
 *
 * @param tenant who set it; absent for one that Firstline ships
 * @param validFrom since when; absent for one that Firstline ships
 * @param exceptions the days with windows of their own
 * @param holidayRegion whose public holidays were added when it was set; absent when none were asked for
 * @param imports which of the holidays files have brought, by the name under which they were sent; absent when none has
 * @param businessDay how long one business day is when a goal is given in days
 * @param validUntil the first instant after it; absent when it has no end of its own
 * @param hints what is hardly meant so; told to whoever sets it, absent when there is nothing
 */
public record CalendarView(
        String code,
        int version,
        @Nullable String tenant,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        String zone,
        Map<DayOfWeek, List<String>> hours,
        List<LocalDate> holidays,
        Map<LocalDate, List<String>> exceptions,
        CalendarBody.@Nullable Region holidayRegion,
        @Nullable Map<String, List<LocalDate>> imports,
        Duration businessDay,
        @Nullable List<Fault> hints) {

    /** All in force: as many as a tenant may have, so one page. */
    @Schema(name = "CalendarPage")
    public record Page(List<CalendarView> items) {}

    static CalendarView of(Setting<BusinessCalendar> setting) {
        var body = CalendarBody.of(setting.value());
        return new CalendarView(
                setting.code(),
                setting.version(),
                setting.tenant(),
                setting.validFrom(),
                setting.validUntil(),
                body.zone(),
                body.hours(),
                List.copyOf(setting.value().holidays()),
                body.exceptions() == null ? Map.of() : body.exceptions(),
                body.holidayRegion(),
                body.imports(),
                setting.value().businessDay(),
                null);
    }

    /** The same with what its author should know of it. */
    CalendarView withHints(List<Fault> found) {
        return new CalendarView(
                code,
                version,
                tenant,
                validFrom,
                validUntil,
                zone,
                hours,
                holidays,
                exceptions,
                holidayRegion,
                imports,
                businessDay,
                found.isEmpty() ? null : found);
    }
}
