package dev.firstline.sla.clock;

import org.jspecify.annotations.Nullable;

/**
 * Who decided something.
 *
 * @param subject the token's
 * @param tenant the token's, {@code *} for the platform; null of decisions from before it was kept
 */
public record Author(String subject, @Nullable String tenant) {}
