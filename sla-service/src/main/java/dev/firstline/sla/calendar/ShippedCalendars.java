package dev.firstline.sla.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * The calendars that are there without anyone having set them. The desks are those of Partner Center: support hours by
 * language; holidays are the tenant's to add.
 *
 * <p>The page names time zones by letters. PT is read as Los Angeles, BRT as São Paulo, COT as Bogotá, CET as the
 * language's capital, WET as Lisbon, MSK as Moscow, PHT as Manila, CST as Shanghai, KST as Seoul, JST as Tokyo. The
 * Marketplace's English desk is given as 24x5 without hours; it is read as Monday to Friday in UTC.
 */
public final class ShippedCalendars {

    /** Service without rest. */
    public static final String ALWAYS = "24x7";

    /** One business day is eight hours here. */
    public static final String BUSINESS_HOURS = "business-hours";

    /** English, North America: from Monday 06:00 to Friday 18:00. */
    public static final String DESK_EN_NA = "desk-en-na";

    /** English, Latin America. */
    public static final String DESK_EN_LATAM = "desk-en-latam";

    /** Brazilian Portuguese. */
    public static final String DESK_PT_BR = "desk-pt-br";

    /** Spanish, Latin America. */
    public static final String DESK_ES_LATAM = "desk-es-latam";

    /** English, the desk for Europe, the Middle East and Africa. */
    public static final String DESK_EN_EMEA = "desk-en-emea";

    /** French. */
    public static final String DESK_FR = "desk-fr";

    /** German. */
    public static final String DESK_DE = "desk-de";

    /** Italian. */
    public static final String DESK_IT = "desk-it";

    /** Spanish, the desk for Europe, the Middle East and Africa. */
    public static final String DESK_ES = "desk-es";

    /** European Portuguese. */
    public static final String DESK_PT_PT = "desk-pt-pt";

    /** Russian. */
    public static final String DESK_RU = "desk-ru";

    /** English, Asia. */
    public static final String DESK_EN_ASIA = "desk-en-asia";

    /** English, mainland China and Hong Kong. */
    public static final String DESK_EN_CHINA = "desk-en-china";

    /** Chinese, traditional and simplified. */
    public static final String DESK_ZH = "desk-zh";

    /** Korean. */
    public static final String DESK_KO = "desk-ko";

    /** Japanese. */
    public static final String DESK_JA = "desk-ja";

    /** The Marketplace's desk in English. */
    public static final String DESK_MARKETPLACE_EN = "desk-marketplace-en";

    /** The Marketplace's desk in French. */
    public static final String DESK_MARKETPLACE_FR = "desk-marketplace-fr";

    /** The Marketplace's desk in German. */
    public static final String DESK_MARKETPLACE_DE = "desk-marketplace-de";

    /** The Partner Center API's desk in English: from Sunday 17:00 to Friday 16:30. */
    public static final String DESK_API_EN = "desk-api-en";

    /** The Partner Center API's desk in the five languages of Europe, the Middle East and Africa. */
    public static final String DESK_API_EMEA = "desk-api-emea";

    private static final String PACIFIC = "America/Los_Angeles";

    private static final List<BusinessCalendar> ALL = List.of(
            BusinessCalendar.always(ALWAYS),
            mondayToFriday(BUSINESS_HOURS, "UTC", "09:00-17:00"),
            of(DESK_EN_NA, PACIFIC, WeeklyHours.through(MONDAY, "06:00", FRIDAY, "18:00")),
            mondayToFriday(DESK_EN_LATAM, PACIFIC, "06:00-18:00"),
            mondayToFriday(DESK_PT_BR, "America/Sao_Paulo", "09:00-18:00"),
            mondayToFriday(DESK_ES_LATAM, "America/Bogota", "07:00-19:00"),
            mondayToFriday(DESK_EN_EMEA, "UTC", "08:00-18:00"),
            mondayToFriday(DESK_FR, "Europe/Paris", "09:00-18:00"),
            mondayToFriday(DESK_DE, "Europe/Berlin", "09:00-18:00"),
            mondayToFriday(DESK_IT, "Europe/Rome", "09:00-18:00"),
            mondayToFriday(DESK_ES, "Europe/Madrid", "09:00-18:00"),
            mondayToFriday(DESK_PT_PT, "Europe/Lisbon", "09:00-18:00"),
            mondayToFriday(DESK_RU, "Europe/Moscow", "09:00-18:00"),
            mondayToFriday(DESK_EN_ASIA, "Asia/Manila", "04:30-20:30"),
            mondayToFriday(DESK_EN_CHINA, "Asia/Shanghai", "09:00-18:00"),
            mondayToFriday(DESK_ZH, "Asia/Shanghai", "09:00-18:00"),
            mondayToFriday(DESK_KO, "Asia/Seoul", "09:00-18:00"),
            mondayToFriday(DESK_JA, "Asia/Tokyo", "09:00-17:30"),
            mondayToFriday(DESK_MARKETPLACE_EN, "UTC", "00:00-24:00"),
            mondayToFriday(DESK_MARKETPLACE_FR, "Europe/Paris", "09:30-18:30"),
            mondayToFriday(DESK_MARKETPLACE_DE, "Europe/Berlin", "09:30-18:30"),
            of(DESK_API_EN, PACIFIC, WeeklyHours.through(SUNDAY, "17:00", FRIDAY, "16:30")),
            mondayToFriday(DESK_API_EMEA, "Europe/Paris", "08:00-17:00"));

    private ShippedCalendars() {}

    /** All of them. */
    public static List<BusinessCalendar> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @throws java.util.NoSuchElementException when none has that code
     */
    public static BusinessCalendar named(String code) {
        return ALL.stream()
                .filter(calendar -> calendar.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static BusinessCalendar mondayToFriday(String code, String zone, String window) {
        return of(code, zone, WeeklyHours.mondayToFriday(window));
    }

    private static BusinessCalendar of(String code, String zone, WeeklyHours hours) {
        return new BusinessCalendar(code, ZoneId.of(zone), hours, Collections.emptySortedSet());
    }
}
