package dev.firstline.sla.settings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy or a calendar that was set.
 *
 * @param id of this version
 * @param code its name
 * @param version of the tenant that set it
 * @param tenant who set it; null for a shipped one
 * @param validFrom since when; null for a shipped one
 * @param validUntil the first instant after it; null when it has no end of its own
 * @param value what was set
 */
record Setting<T>(
        UUID id,
        String code,
        int version,
        @Nullable String tenant,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        T value) {

    static <T> Setting<T> of(SettingVersion row, T value) {
        return new Setting<>(row.id, row.code, row.version, row.tenant, row.validFrom, row.validUntil, value);
    }

    /** One that Firstline ships. */
    static <T> Setting<T> shipped(UUID id, String code, int version, T value) {
        return new Setting<>(id, code, version, null, null, null, value);
    }

    /** The same setting with another value. */
    Setting<T> with(T other) {
        return new Setting<>(id, code, version, tenant, validFrom, validUntil, other);
    }

    /** The tenant that set it; empty for a shipped one. */
    Optional<String> owner() {
        return Optional.ofNullable(tenant);
    }
}
