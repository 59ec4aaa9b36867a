package dev.firstline.intake.desk;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person of the desk.
 *
 * @param subject of his tokens
 * @param name for people; or null
 */
@Schema(name = "QueueMember")
public record Member(
        @Schema(examples = "agent-7") @NotNull @OneLine @Size(min = 1, max = 200) String subject,

        @Schema(examples = "Dana Reis") @Nullable @OneLine(words = true) @Size(max = 100) String name) {}
