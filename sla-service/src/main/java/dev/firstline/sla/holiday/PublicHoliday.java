package dev.firstline.sla.holiday;

import java.time.LocalDate;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A holiday of a region.
 *
 * @param date the day that is off: where a region moves a holiday off the weekend, the day to which it is moved
 * @param kind how free it is
 * @param names by language, such as {@code en} and {@code de}; English always, others where they are known
 */
public record PublicHoliday(LocalDate date, Kind kind, SortedMap<String, String> names) {

    /** How free a holiday is. */
    @Schema(name = "HolidayKind")
    public enum Kind {
        /** By law. */
        PUBLIC,
        /** Of banks. */
        BANK,
        /** Kept by custom; people work. */
        OBSERVANCE
    }

    /** Whether no service is given on it, unless somebody says otherwise. */
    public boolean isDayOff() {
        return kind != Kind.OBSERVANCE;
    }
}
