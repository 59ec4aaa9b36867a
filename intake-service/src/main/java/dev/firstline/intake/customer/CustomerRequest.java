package dev.firstline.intake.customer;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says about a customer.
 *
 * @param name what it is called; absent or null: not known
 * @param tenantSlug makes the customer a tenant of its own below the partner's, so that its own tokens see its tickets;
 *     fixed once the customer is known
 */
public record CustomerRequest(
        @Schema(examples = "Northwind Traders") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @Schema(examples = "northwind") @Nullable @Size(max = 40) String tenantSlug) {}
