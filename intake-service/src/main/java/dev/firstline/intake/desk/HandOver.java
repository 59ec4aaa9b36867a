package dev.firstline.intake.desk;

import dev.firstline.intake.query.NotBlankText;
import dev.firstline.intake.ticket.NewTicket;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket goes to somebody else, into a queue, or both.
 *
 * @param to who works on it now; null for nobody, until somebody takes it from the queue
 * @param queue where it lies now; null for where it lay
 * @param note of the desk, for whoever takes it; or null
 */
public record HandOver(
        @Nullable @Valid Member to,

        @Schema(examples = "mail") @Nullable @Pattern(regexp = QueueKeys.SHAPE, message = QueueKeys.MESSAGE) String queue,

        @Schema(examples = "He waits for the certificate.") @Nullable @NotBlankText @Size(max = NewTicket.MAX_BODY) String note) {}
