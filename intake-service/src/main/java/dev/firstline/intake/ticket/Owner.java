package dev.firstline.intake.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Who works on a ticket.
 *
 * @param subject of his tokens
 * @param name as it was stated, or null
 */
public record Owner(String subject, @Nullable String name) {}
