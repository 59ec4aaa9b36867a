package dev.firstline.intake.link;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link to make.
 *
 * @param kind what the ticket in the address is to the other
 * @param ticketId the other ticket
 */
public record NewLink(
        @NotNull LinkKind kind,

        @Schema(examples = "019aa5a0-7c00-7000-8000-000000000001") @NotNull UUID ticketId) {}
