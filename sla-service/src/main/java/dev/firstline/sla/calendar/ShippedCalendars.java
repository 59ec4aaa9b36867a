package dev.firstline.sla.calendar;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * The calendars that are there without anyone having set them. The desks are those of Partner Center's page on support
 * hours by language, Monday to Friday; holidays are the tenant's to add.
 */
public final class ShippedCalendars {

    /** Service without rest. */
    public static final String ALWAYS = "24x7";

    /** One business day is eight hours here. */
    public static final String BUSINESS_HOURS = "business-hours";

    /** Brazilian Portuguese. */
    public static final String DESK_PT_BR = "desk-pt-br";

    /** European Portuguese. */
    public static final String DESK_PT_PT = "desk-pt-pt";

    /** Spanish, the desk for Europe, the Middle East and Africa. */
    public static final String DESK_ES = "desk-es";

    /** German. */
    public static final String DESK_DE = "desk-de";

    private ShippedCalendars() {}

    /** All of them. */
    public static List<BusinessCalendar> all() {
        return List.of(
                BusinessCalendar.always(ALWAYS),
                mondayToFriday(BUSINESS_HOURS, "UTC", "09:00-17:00"),
                mondayToFriday(DESK_PT_BR, "America/Sao_Paulo", "09:00-18:00"),
                mondayToFriday(DESK_PT_PT, "Europe/Lisbon", "09:00-18:00"),
                mondayToFriday(DESK_ES, "Europe/Madrid", "09:00-18:00"),
                mondayToFriday(DESK_DE, "Europe/Berlin", "09:00-18:00"));
    }

    /**
     * One of them.
     *
     * @throws java.util.NoSuchElementException when none has that code
     */
    public static BusinessCalendar named(String code) {
        return all().stream()
                .filter(calendar -> calendar.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static BusinessCalendar mondayToFriday(String code, String zone, String window) {
        return new BusinessCalendar(
                code, ZoneId.of(zone), WeeklyHours.mondayToFriday(window), Collections.emptySortedSet());
    }
}
