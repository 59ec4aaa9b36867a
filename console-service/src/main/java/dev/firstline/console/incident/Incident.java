package dev.firstline.console.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A known incident of a vendor's service.
 *
 * @param region the cloud region it is limited to, or null for all
 * @param openedAt null until its beginning was heard of
 * @param closedAt null while it lasts
 */
public record Incident(
        String incidentId,
        String service,
        @Nullable String region,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {}
