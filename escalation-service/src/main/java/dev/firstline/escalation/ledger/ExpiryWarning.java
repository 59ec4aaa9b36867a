package dev.firstline.escalation.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a partner is warned of the last day of an entitlement: once for each of some numbers of days before it. What begins, or is looked
 * at, later than one of them is told the nearest alone.
 *
 * @param lastDay UTC
 * @param before the number of days that it is told for
 */
public record ExpiryWarning(LocalDate lastDay, int before) {

    /**
     * The warning that is due; empty when it was told, or when the last day has passed.
     *
     * @param told the latest warning of this entitlement, of this or another last day; null when there was none
     * @param days all numbers of days before a last day that are warned of
     */
    public static Optional<ExpiryWarning> due(
            @Nullable LocalDate lastDay, @Nullable ExpiryWarning told, Collection<Integer> days, LocalDate today) {
        if (lastDay == null || today.isAfter(lastDay)) {
            return Optional.empty();
        }
        return days.stream()
                .filter(before -> !today.isBefore(lastDay.minusDays(before)))
                .min(Comparator.naturalOrder())
                .map(before -> new ExpiryWarning(lastDay, before))
                .filter(warning -> told == null || !told.lastDay().equals(lastDay) || told.before() > warning.before());
    }

    /** The first instant after today at which another one is due; empty when none will be. */
    public static Optional<Instant> next(@Nullable LocalDate lastDay, Collection<Integer> days, LocalDate today) {
        return lastDay == null
                ? Optional.empty()
                : days.stream()
                        .map(lastDay::minusDays)
                        .filter(day -> day.isAfter(today))
                        .min(Comparator.naturalOrder())
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** How many days come after that day, the last one included. */
    public int daysLeft(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(today, lastDay);
    }

    /** The first instant at which the entitlement holds no more. */
    public Instant endsAt() {
        return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
