package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.customer.ContactReference;
import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.ticket.NewTicket;
import dev.firstline.intake.ticket.TicketCorrection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Words to add to a ticket.
 *
 * @param direction INBOUND from the customer, OUTBOUND from us
 * @param visibility CUSTOMER for words that the customer sees, INTERNAL for a note of the desk, which is OUTBOUND
 * @param status where to move the ticket after the words; null to move it only where the words themselves do
 * @param reason a code for that move, needed to reject
 * @param references what they are called in the partner's systems, such as the id of a mail; words that are there already by one are not added again
 * @param writer who wrote them; null where the caller did
 * @param contact the person at the customer who wrote them or whom they are for; one that is not known is made
 * @param saidAt when they were written; null for now
 * @param channel the way that they took, or null
 * @param automatic whether a machine wrote them by itself; null where the writer's role tells
 */
public record NewCommunication(
        @NotNull CommunicationDirection direction,
        @NotNull CommunicationVisibility visibility,

        @Schema(examples = "We are looking into it.") @NotNull @NotBlankText @Size(max = NewTicket.MAX_BODY) String body,

        @Schema(description = "Where to move the ticket after the words, by the shortest legal way") @Nullable TicketStatus status,

        @Schema(examples = "SOLVED_REMOTELY", description = "A code for that move, needed to reject")
        @Nullable @Pattern(regexp = TicketCorrection.REASON, message = TicketCorrection.REASON_MESSAGE) String reason,

        @Nullable @Size(max = ExternalReferences.MOST) List<@NotNull @Valid ExternalReference> references,

        @Schema(description = "Who wrote them, as the caller's system says") @Nullable @Valid Writer writer,

        @Schema(description = "The person at the customer who wrote them or whom they are for") @Nullable @Valid ContactReference contact,

        @Schema(description = "When they were written; not in the future") @Nullable Instant saidAt,

        @Nullable CommunicationChannel channel,

        @Schema(
                description =
                        "Whether a machine wrote them by itself, such as a receipt or a note of absence: they stop no clock and move no ticket")
        @Nullable Boolean automatic) {

    /** Words that move the ticket only where they themselves do, written by the caller. */
    NewCommunication(CommunicationDirection direction, CommunicationVisibility visibility, String body) {
        this(direction, visibility, body, null, null, null, null, null, null, null, null);
    }

    boolean isNote() {
        return visibility == CommunicationVisibility.INTERNAL;
    }

    boolean isFromCustomer() {
        return direction == CommunicationDirection.INBOUND;
    }

    boolean isByMachine() {
        return Authorship.isAutomatic(automatic, role());
    }

    @Nullable WriterRole role() {
        return writer == null ? null : writer.role();
    }

    List<ExternalReference> inSystems() {
        return references == null ? List.of() : references;
    }
}
