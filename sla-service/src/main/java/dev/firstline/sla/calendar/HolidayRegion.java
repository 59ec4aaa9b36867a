package dev.firstline.sla.calendar;

import java.util.Locale;

/**
 * Of which region's public holidays a calendar was given, and for which years. Only a note on where dates came from; the
 * dates themselves are in the calendar.
 *
 * @param code such as {@code DE-BY}, in capitals
 * @param years for which they were looked up
 */
public record HolidayRegion(String code, YearRange years) {

    /** Writes the code in capitals. */
    public HolidayRegion {
        code = code.toUpperCase(Locale.ROOT);
    }
}
