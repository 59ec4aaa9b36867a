package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.TicketStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where to move a ticket.
 *
 * @param to where it is to stand at the end
 * @param reason a code for the last step, needed to reject; never free text
 */
@Schema(name = "TicketMoveRequest")
public record MoveRequest(
        @NotNull TicketStatus to,

        @Schema(examples = "SOLVED_REMOTELY")
        @Nullable @Pattern(regexp = TicketCorrection.REASON, message = TicketCorrection.REASON_MESSAGE) String reason) {}
