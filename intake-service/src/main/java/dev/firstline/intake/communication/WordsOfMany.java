package dev.firstline.intake.communication;

import dev.firstline.intake.reference.ExternalReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of many words, with their ticket: by its id or by what one of the caller's systems calls it.
 *
 * @param ticketId null where the reference says it
 * @param ticketReference null where the id says it
 */
@Schema(name = "BulkCommunicationRequest")
public record WordsOfMany(
        @Schema(examples = "019aa5a0-7c00-7000-8000-000000000001") @Nullable UUID ticketId,

        @Nullable @Valid ExternalReference ticketReference,
        @NotNull @Valid NewCommunication words) {}
