package dev.firstline.intake.reference;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing that has references.
 *
 * @param ticket the ticket that it ends with; null for one that stays
 */
public record Holder(ReferenceKind kind, UUID id, @Nullable UUID ticket) {}
