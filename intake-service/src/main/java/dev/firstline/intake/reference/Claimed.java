package dev.firstline.intake.reference;

import java.util.Optional;
import java.util.UUID;

/**
 * References that were claimed before it is known whose they are to be.
 *
 * @param any whether there were any
 * @param stand what the free ones were claimed for until then; also good as the id of what is made
 * @param owner what some of them belong to already; empty when all are free
 */
public record Claimed(boolean any, UUID stand, Optional<UUID> owner) {}
