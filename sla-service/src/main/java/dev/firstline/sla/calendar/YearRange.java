package dev.firstline.sla.calendar;

import java.time.LocalDate;

/**
 * The years for which holidays are looked up.
 *
 * @param from the first one
 * @param to the last one, itself included
 */
public record YearRange(int from, int to) {

    /** The earliest year. */
    public static final int EARLIEST = 1970;

    /** The last year. */
    public static final int LATEST = 2100;

    /** How many at once. */
    public static final int LONGEST = 10;

    /** @throws IllegalArgumentException when they are too many, none, or out of reach */
    public YearRange {
        if (from < EARLIEST || to > LATEST || from > to || to - from >= LONGEST) {
            throw new IllegalArgumentException("years run from 1970 to 2100, the first one first, at most ten at once");
        }
    }

    /** As many as are looked up at once, that one first. */
    public static YearRange startingWith(int year) {
        return new YearRange(year, Math.min(LATEST, year + LONGEST - 1));
    }

    /** Whether that date is in one of them. */
    public boolean contains(LocalDate date) {
        return date.getYear() >= from && date.getYear() <= to;
    }
}
