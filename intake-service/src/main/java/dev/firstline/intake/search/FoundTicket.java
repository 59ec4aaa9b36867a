package dev.firstline.intake.search;

import dev.firstline.intake.ticket.TicketSummary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket that was found.
 *
 * @param passages where the words stand; empty when it was found by a name, its number or its reference
 */
@Schema(name = "FoundTicket")
public record FoundTicket(TicketSummary ticket, List<Passage> passages) {}
