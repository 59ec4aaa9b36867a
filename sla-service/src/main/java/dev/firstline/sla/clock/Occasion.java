package dev.firstline.sla.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock begins with: each gives rise to one clock of its target.
 *
 * @param eventId the event that told it
 */
record Occasion(Instant at, UUID eventId) {

    /** The one that came later; null when there is neither. */
    static @Nullable Occasion later(@Nullable Occasion one, @Nullable Occasion other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at.isAfter(other.at) ? one : other;
    }
}
