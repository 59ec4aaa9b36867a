package dev.firstline.sla.settings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy or a calendar that is in force.
 *
 * @param id of this version
 * @param code its name
 * @param version of the tenant that set it
 * @param tenant who set it; null for a shipped one
 * @param validFrom since when; null for a shipped one
 * @param value what was set
 */
record Setting<T>(
        UUID id,
        String code,
        int version,
        @Nullable String tenant,
        @Nullable Instant validFrom,
        T value) {

    /** The tenant that set it; empty for a shipped one. */
    Optional<String> owner() {
        return Optional.ofNullable(tenant);
    }
}
