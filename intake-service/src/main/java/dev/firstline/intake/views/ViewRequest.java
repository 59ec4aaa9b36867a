package dev.firstline.intake.views;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A view as somebody wants it.
 *
 * @param name 1 to 100 characters; several views may have one name
 */
public record ViewRequest(
        @Schema(examples = "Outages in hand") @NotNull @OneLine(words = true) @Size(max = 100) String name,

        @NotNull Visibility visibility,
        @NotNull @Valid ViewQuery query) {}
