package dev.firstline.escalation.ticket;

import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.packet.TicketWords;
import java.util.UUID;

/**
 * The words of a ticket, as heard.
 *
 * @param version of the ticket that wrote them
 */
public record HeardWords(UUID ticketId, TenantPath tenant, long version, TicketWords words) {}
