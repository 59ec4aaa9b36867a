package dev.firstline.sla.tracking;

import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.TicketFact;
import java.util.List;
import java.util.UUID;

/**
 * A ticket whose opening was heard.
 *
 * @param rulebookId the book by which it is judged
 * @param facts all that was heard of it
 */
record TrackedTicket(UUID id, TenantPath tenant, UUID rulebookId, List<TicketFact> facts) {}
