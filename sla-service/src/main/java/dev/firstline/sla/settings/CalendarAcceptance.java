package dev.firstline.sla.settings;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.holiday.PublicHoliday;
import dev.firstline.sla.holiday.PublicHolidays;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeSet;

/** What a calendar must be before it is set, whichever way it comes. */
@ApplicationScoped
public class CalendarAcceptance {

    /** The address of the suggestions stands where a calendar of that code would. */
    private static final String SUGGESTIONS = "holidays";

    private final PublicHolidays publicHolidays;

    CalendarAcceptance(PublicHolidays publicHolidays) {
        this.publicHolidays = publicHolidays;
    }

    /**
     * The calendar as it will be stored: with the public holidays of its region as plain dates, from now on its own.
     *
     * @throws Problem 422 when the body is no calendar, the region is not known, or as {@link #check} says
     */
    public BusinessCalendar accepted(CalendarBody body, String code) {
        var calendar = body.toCalendar(code);
        if (calendar.region() == null) {
            return check(calendar);
        }
        var holidays = new TreeSet<>(calendar.holidays());
        publicHolidays.of(calendar.region(), "/holidayRegion/code").stream()
                .filter(PublicHoliday::isDayOff)
                .map(PublicHoliday::date)
                .forEach(holidays::add);
        return check(calendar.withHolidays(holidays));
    }

    /** Whether no calendar can be set under that code: round-the-clock service, and the address of suggestions. */
    public static boolean isTaken(String code) {
        return code.equals(ShippedCalendars.ALWAYS) || code.equals(SUGGESTIONS);
    }

    /**
     * The calendar itself.
     *
     * @throws Problem 422 when its code is taken or its holidays are too many
     */
    public BusinessCalendar check(BusinessCalendar calendar) {
        if (isTaken(calendar.code())) {
            throw Problem.invalid("code", "is taken by Firstline itself; choose another");
        }
        if (calendar.holidays().size() > CalendarBody.MOST_HOLIDAYS) {
            throw Problem.invalid("/holidays", "may be at most " + CalendarBody.MOST_HOLIDAYS + " with those added");
        }
        return calendar;
    }
}
