package dev.firstline.intake.link;

import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketNumber;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merge that is done.
 *
 * @param ticketId the ticket that ended
 * @param status how
 * @param into the ticket that stays, where words to the first go from now on
 * @param waitingSince since when the customer waits: the earlier of the two openings
 */
@Schema(name = "TicketMerge")
public record MergeView(UUID ticketId, TicketStatus status, Stays into, Instant waitingSince) {

    /** The ticket that stays. */
    @Schema(name = "MergedInto")
    public record Stays(UUID id, TicketNumber number, TicketStatus status, long version) {}

    static MergeView of(Ticket source, Ticket target) {
        return new MergeView(
                source.id(),
                source.status(),
                new Stays(target.id(), target.number(), target.status(), target.version()),
                source.openedAt().isBefore(target.openedAt()) ? source.openedAt() : target.openedAt());
    }
}
