package dev.firstline.intake.reference;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a thing is to be called so.
 *
 * @param object the thing, which may be made later in the same transaction
 * @param ticket the ticket that the thing ends with; null for one that stays
 */
public record Claim(
        ExternalReference reference, UUID object, @Nullable UUID ticket) {}
