package dev.firstline.escalation.entitlement;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A release of an on-premises product that counted incidents cover. The current release (N) is covered, the one before
 * (N-1) only within mainstream support (Partner Center documentation, "Technical support benefits"). Which release is
 * which changes every few years, so it is data.
 *
 * @param name as tickets name it, such as {@code SQL Server 2022}
 * @param mainstreamUntil last day of mainstream support, or null when none is announced
 */
public record OnPremisesRelease(
        String name, Generation generation, @Nullable LocalDate mainstreamUntil) {

    /** Where a release stands in its product's line. */
    public enum Generation {
        /** N. */
        CURRENT,
        /** N-1. */
        PREVIOUS
    }

    boolean isCoveredOn(LocalDate day) {
        return generation == Generation.CURRENT || mainstreamUntil == null || !day.isAfter(mainstreamUntil);
    }

    boolean isNamedIn(String product) {
        return (" " + plain(product) + " ").contains(" " + plain(name) + " ");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
