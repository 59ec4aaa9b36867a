package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import dev.firstline.intake.ticket.TicketCorrection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Words to add to a ticket.
 *
 * @param direction INBOUND from the customer, OUTBOUND from us
 * @param visibility CUSTOMER for words that the customer sees, INTERNAL for a note of the desk, which is OUTBOUND
 * @param status where to move the ticket after the words; null to move it only where the words themselves do
 * @param reason a code for that move, needed to reject
 */
public record NewCommunication(
        @NotNull CommunicationDirection direction,
        @NotNull CommunicationVisibility visibility,

        @Schema(examples = "We are looking into it.") @NotNull @NotBlankText @Size(max = NewTicket.MAX_BODY) String body,

        @Schema(description = "Where to move the ticket after the words, by the shortest legal way") @Nullable TicketStatus status,

        @Schema(examples = "SOLVED_REMOTELY", description = "A code for that move, needed to reject")
        @Nullable @Pattern(regexp = TicketCorrection.REASON, message = TicketCorrection.REASON_MESSAGE) String reason) {

    /** Words that move the ticket only where they themselves do. */
    NewCommunication(CommunicationDirection direction, CommunicationVisibility visibility, String body) {
        this(direction, visibility, body, null, null);
    }

    boolean isNote() {
        return visibility == CommunicationVisibility.INTERNAL;
    }

    boolean isFromCustomer() {
        return direction == CommunicationDirection.INBOUND;
    }
}
