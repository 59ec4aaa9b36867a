package dev.firstline.intake.desk;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller takes a ticket.
 *
 * @param name how people know him; or null
 * @param over whether also from somebody else
 */
public record Take(
        @Schema(examples = "Dana Reis") @Nullable @OneLine(words = true) @Size(min = 1, max = 100) String name,

        @Nullable Boolean over) {

    boolean isOver() {
        return Boolean.TRUE.equals(over);
    }
}
