package dev.firstline.intake.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of a ticket. What it is now is read from the ticket itself.
 *
 * @param version of the ticket after the change
 * @param at when it happened
 */
public record Change(UUID ticketId, long version, ChangeKind kind, Instant at) {}
