package dev.firstline.intake.communication;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote words, as the CRM that sends them says. Personal data: it leaves intake in no event.
 *
 * @param externalId the id there; null where none is told
 * @param name null where none is told
 */
@Schema(name = "CommunicationWriter")
public record Writer(
        @Schema(examples = "U-77") @Nullable @OneLine @Size(max = 100) String externalId,

        @Schema(examples = "Mia Weber") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @NotNull WriterRole role) {}
