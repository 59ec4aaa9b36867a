package dev.firstline.escalation.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an entitlement needs somebody to look at it, as there is something that no request brings about. */
public final class NextLook {

    private NextLook() {}

    /**
     * The instant; {@code now} where there is something to do already, empty where nothing will be.
     *
     * @param validTo the last day it holds, UTC; null when open-ended
     */
    public static Optional<Instant> of(Units units, @Nullable LocalDate validTo, Instant now) {
        if (units.shortBy() > 0) {
            return Optional.of(now);
        }
        if (validTo == null || !units.isCounted()) {
            return Optional.empty();
        }
        var end = validTo.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (end.isAfter(now)) {
            return Optional.of(end);
        }
        return units.free() + units.reserved() > 0 ? Optional.of(now) : Optional.empty();
    }
}
