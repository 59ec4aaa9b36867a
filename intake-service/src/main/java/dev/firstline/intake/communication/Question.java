package dev.firstline.intake.communication;

import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to ask the customer.
 *
 * @param body the question; absent: the one that diagnosis has ({@code diagnosis.question} of the ticket)
 */
public record Question(
        @Schema(examples = "Since when, and on which device?") @Nullable @NotBlankText @Size(max = NewTicket.MAX_BODY) String body) {

    @Override
    public String toString() {
        return "Question";
    }
}
