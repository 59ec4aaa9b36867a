package dev.firstline.sla.calendar;

/**
 * Of which region's public holidays a calendar was given, and for which years. Only a note on where dates came from;
 * the dates themselves are in the calendar.
 *
 * @param code such as {@code DE-BY}
 * @param from the first year
 * @param to the last year
 */
public record HolidayRegion(String code, int from, int to) {}
