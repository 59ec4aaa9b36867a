package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket that was moved.
 *
 * @param version of the ticket now
 * @param status where it stands now
 * @param steps the moves that were made, in order; none when it stood there already
 */
public record Moved(UUID ticketId, long version, TicketStatus status, List<Step> steps) {

    /**
     * One move.
     *
     * @param version of the ticket after it
     */
    @Schema(name = "TicketMove")
    public record Step(TicketStatus from, TicketStatus to, long version) {}

    static Moved of(Ticket ticket, List<TicketEvent.StatusChanged> facts) {
        return new Moved(
                ticket.id(),
                ticket.version(),
                ticket.status(),
                facts.stream()
                        .map(fact -> new Step(fact.from(), fact.to(), fact.version()))
                        .toList());
    }
}
