package dev.firstline.escalation.handling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The desk takes the ticket back. */
public record HandBackRequest(
        @NotNull Boolean solved,
        @Nullable @Size(max = 10_000) String note) {}
