package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Words to add to a ticket.
 *
 * @param direction INBOUND from the customer, OUTBOUND from us
 * @param visibility CUSTOMER for words that the customer sees, INTERNAL for a note of the desk, which is OUTBOUND
 */
public record NewCommunication(
        @NotNull CommunicationDirection direction,
        @NotNull CommunicationVisibility visibility,

        @Schema(examples = "We are looking into it.") @NotNull @NotBlankText @Size(max = NewTicket.MAX_BODY) String body) {

    boolean isNote() {
        return visibility == CommunicationVisibility.INTERNAL;
    }

    boolean isFromCustomer() {
        return direction == CommunicationDirection.INBOUND;
    }
}
