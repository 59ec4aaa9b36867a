package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.holiday.PublicHoliday;
import dev.firstline.sla.holiday.PublicHolidays;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets calendars: as they are sent, or with what a file adds to them. */
@ApplicationScoped
class CalendarWriting {

    static final SettingAnswers<BusinessCalendar> ANSWERS = new SettingAnswers<>("calendar", CalendarView::of);

    /** The address of the suggestions stands where a calendar of that code would. */
    private static final String SUGGESTIONS = "holidays";

    private final CalendarVersions versions;
    private final SettingWriter writer;
    private final PublicHolidays publicHolidays;

    CalendarWriting(CalendarVersions versions, SettingWriter writer, PublicHolidays publicHolidays) {
        this.versions = versions;
        this.writer = writer;
        this.publicHolidays = publicHolidays;
    }

    /**
     * What was set.
     *
     * @param created whether the tenant had none of that code before
     */
    record Written(Setting<BusinessCalendar> setting, boolean created) {}

    /**
     * The calendar with the public holidays of its region as plain dates, from now on its own.
     *
     * @throws Problem 422 when the region is not known
     */
    BusinessCalendar withRegionalHolidays(BusinessCalendar calendar) {
        if (calendar.region() == null) {
            return calendar;
        }
        var holidays = new TreeSet<>(calendar.holidays());
        publicHolidays.of(calendar.region(), "/holidayRegion/code").stream()
                .filter(PublicHoliday::isDayOff)
                .map(PublicHoliday::date)
                .forEach(holidays::add);
        return calendar.withHolidays(holidays);
    }

    /**
     * Adds a version within the open transaction, unless the tenant's latest one says the same.
     *
     * @throws Problem 422 when the code is taken or holidays are too many, 412 or 428 by {@code ifMatch}
     */
    Written write(TenantPath tenant, BusinessCalendar calendar, @Nullable String ifMatch) {
        if (calendar.code().equals(ShippedCalendars.ALWAYS)) {
            throw Problem.invalid("code", "of round-the-clock service is taken; choose another");
        }
        if (calendar.code().equals(SUGGESTIONS)) {
            throw Problem.invalid("code", "is the address of suggested holidays; choose another");
        }
        if (calendar.holidays().size() > CalendarBody.MOST_HOLIDAYS) {
            throw Problem.invalid("/holidays", "may be at most " + CalendarBody.MOST_HOLIDAYS + " with those added");
        }
        var written = writer.write(
                versions,
                tenant,
                calendar.code(),
                SlaJson.write(CalendarBody.of(calendar)),
                ifMatch,
                row -> Settings.calendar(row).value().equals(calendar));
        return new Written(Settings.calendar(written.row()), written.created());
    }
}
