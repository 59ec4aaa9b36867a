package dev.firstline.intake.link;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.ticket.TicketNumber;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A link, as one of its ends shows it.
 *
 * @param kind what the ticket that is asked is to the other
 * @param ticket the other end
 * @param client the application that made it; null for readers below its tenant, likewise the subject
 */
@Schema(name = "TicketLink")
public record LinkView(
        UUID id,
        LinkKind kind,
        LinkedTicket ticket,
        Instant linkedAt,
        @Nullable String client,
        @Nullable String subject) {

    /** The other end, as it is now. */
    @Schema(name = "TicketLinkEnd")
    public record LinkedTicket(UUID id, TicketNumber number, TicketStatus status, Severity severity, String title) {}
}
