package dev.firstline.intake.views;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A view, as the API shows it.
 *
 * @param tenant whose it is
 * @param owner the subject of the token that made it; null for readers below the tenant of that token
 * @param href what runs it, with the reader's own token: a view gives nobody more to see
 */
@Schema(name = "SavedView")
public record SavedView(
        UUID id,
        String tenant,
        @Nullable String owner,
        String name,
        Visibility visibility,
        ViewQuery query,
        String href,
        long version,
        Instant createdAt,
        Instant changedAt) {}
