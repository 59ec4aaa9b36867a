package dev.firstline.chassis.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Instants and dates as callers write them, in bodies and in addresses: texts of RFC 3339, of the years 0001 to 9999. Its form has four digits
 * for a year, and what lies before 0001 has another name in each calendar; so an answer in {@code format: date-time} says what was sent, and
 * the database holds it. Nothing that a ticket, a contract or a release can mean lies outside.
 */
public final class IsoTimes {

    /** What the caller is told of an instant. */
    public static final String INSTANT = "instant of the years 0001 to 9999, such as 2026-11-21T09:00:00Z";

    /** What the caller is told of a date. */
    public static final String DATE = "date of the years 0001 to 9999, such as 2026-11-21";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** The database counts microseconds, and rounds what is finer: a moment later it would be the year 10000. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}-.*+");

    /** As many libraries write an offset; the colon of RFC 3339 is put in. */
    private static final Pattern BARE_OFFSET = Pattern.compile("(?<=:\\d{2}.{0,10}[+-]\\d{2})(?=\\d{2}$)");

    /** The end of a day by the name of its last hour, and a leap second, which no clock here counts: both are another instant's text. */
    private static final Pattern BEHIND_THE_CLOCK =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt](?:24:|\\d{2}:\\d{2}:60).*+");

    private IsoTimes() {}

    /** @throws DateTimeException when the text is none, or of another year (in UTC) */
    public static Instant instant(String text) {
        if (BEHIND_THE_CLOCK.matcher(text).matches()) {
            throw new DateTimeException("no time of a day");
        }
        var instant = Instant.parse(BARE_OFFSET.matcher(withYear(text)).replaceFirst(":"));
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("outside of the years 0001 to 9999");
        }
        return instant;
    }

    /** @throws DateTimeException when the text is none, or of another year */
    public static LocalDate date(String text) {
        var date = LocalDate.parse(withYear(text));
        if (date.getYear() < 1) {
            throw new DateTimeException("outside of the years 0001 to 9999");
        }
        return date;
    }

    private static String withYear(String text) {
        if (!YEAR_FIRST.matcher(text).matches()) {
            throw new DateTimeException("begins with no year of four digits");
        }
        return text;
    }
}
