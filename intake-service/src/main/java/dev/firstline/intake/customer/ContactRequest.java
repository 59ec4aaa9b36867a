package dev.firstline.intake.customer;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says about a person.
 *
 * @param name absent or null: not known; likewise the address
 */
public record ContactRequest(
        @Schema(examples = "Ana Silva") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @Schema(examples = "ana@northwind.example", implementation = String.class) @Nullable EmailAddress email) {}
