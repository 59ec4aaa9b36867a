package dev.firstline.intake.link;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merge.
 *
 * @param into the ticket that stays
 */
public record MergeRequest(
        @Schema(examples = "019aa5a0-7c00-7000-8000-000000000001") @NotNull UUID into) {}
