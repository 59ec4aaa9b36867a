package dev.firstline.intake.feed;

import dev.firstline.contracts.TenantPath;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a ticket, to be noted in the feed.
 *
 * @param version of the ticket after the change
 */
public record Noted(TenantPath tenant, UUID ticketId, long version, ChangeKind kind, Instant at, Actor by) {}
