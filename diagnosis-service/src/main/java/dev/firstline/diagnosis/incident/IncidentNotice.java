package dev.firstline.diagnosis.incident;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of its incident. Nothing is decided by it.
 *
 * @param feature of the service that is concerned
 * @param status in the vendor's word; empty when it has none
 * @param startedAt when it began, by the vendor
 * @param modifiedAt when the vendor said something last
 * @param text of its latest post
 */
@Schema(name = "IncidentNotice")
public record IncidentNotice(
        String title,
        @Nullable String feature,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant modifiedAt,
        @Nullable String text) {}
