package dev.firstline.intake.customer;

import dev.firstline.chassis.http.AddressableId;
import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The customer of a new ticket, by the partner's id. One that is not known yet is made; a known one stays as it is.
 *
 * @param name for one that is made now
 */
public record CustomerReference(
        @Schema(examples = "C-4711") @NotNull @AddressableId @Size(max = 100) String externalId,

        @Schema(examples = "Northwind Traders") @Nullable @OneLine(words = true) @Size(max = 200) String name) {}
