package dev.firstline.intake.customer;

import dev.firstline.chassis.http.AddressableId;
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
 * One of many customers to find or to make.
 *
 * @param externalId the partner's id; where it is not told, the customer is found by a reference, and one that is made has our id for it
 * @param name what it is called now; null leaves what is known
 * @param tenantSlug for one that is made now
 * @param references what it is called in the partner's systems, beside what it is called already
 */
@Schema(name = "BulkCustomerRequest")
public record CustomerOfMany(
        @Schema(examples = "C-4711") @Nullable @AddressableId @Size(max = 100) String externalId,

        @Schema(examples = "Northwind Traders") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @Schema(examples = "northwind") @Nullable @Size(max = 40) String tenantSlug,

        @Nullable @Size(max = ExternalReferences.MOST) List<@NotNull @Valid ExternalReference> references) {

    List<ExternalReference> inSystems() {
        return references == null ? List.of() : references;
    }
}
