package dev.firstline.intake.desk;

import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket is nobody's again.
 *
 * @param note of the desk, for whoever takes it next; or null
 */
public record Release(
        @Schema(examples = "The customer is back on Monday.") @Nullable @NotBlankText @Size(max = NewTicket.MAX_BODY) String note) {}
