package dev.firstline.intake.transfer;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import, as the API shows it.
 *
 * @param tenant who imports
 * @param lines how many lines the file has that are not empty
 * @param done how many of them have a result
 * @param created how many of these are new; likewise updated, unchanged, refused
 * @param endedAt when the last one got its result; null until then
 */
@Schema(name = "Import")
public record ImportView(
        UUID id,
        String tenant,
        ImportState state,
        int lines,
        int done,
        int created,
        int updated,
        int unchanged,
        int refused,
        Instant createdAt,
        @Nullable Instant endedAt) {}
