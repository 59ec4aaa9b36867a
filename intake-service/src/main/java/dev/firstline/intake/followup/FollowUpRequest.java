package dev.firstline.intake.followup;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When the desk is to look at a ticket again.
 *
 * @param at in the future, within five years
 */
public record FollowUpRequest(
        @Schema(examples = "2026-12-01T09:00:00Z") @NotNull Instant at) {}
