package dev.firstline.intake.customer;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.reference.ExternalReferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says about a customer.
 *
 * @param name what it is called; absent or null: not known
 * @param tenantSlug makes the customer a tenant of its own below the partner's, so that its own tokens see its tickets;
 *     fixed once the customer is known
 * @param references what it is called in the partner's systems, beside what it is called already
 */
public record CustomerRequest(
        @Schema(examples = "Northwind Traders") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @Schema(examples = "northwind") @Nullable @Size(max = 40) String tenantSlug,

        @Nullable @Size(max = ExternalReferences.MOST) List<@NotNull @Valid ExternalReference> references) {

    List<ExternalReference> inSystems() {
        return references == null ? List.of() : references;
    }
}
