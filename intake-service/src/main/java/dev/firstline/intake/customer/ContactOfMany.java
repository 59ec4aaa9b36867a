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
 * One of many people to find or to make.
 *
 * @param externalId the partner's id; where it is not told, the person is found by a reference, and one that is made has our id for it
 * @param name as it is now; null leaves what is known, likewise the address
 * @param references what the person is called in the partner's systems, beside what it is called already
 */
@Schema(name = "BulkContactRequest")
public record ContactOfMany(
        @Schema(examples = "P-12") @Nullable @AddressableId @Size(max = 100) String externalId,

        @Schema(examples = "Ana Silva") @Nullable @OneLine(words = true) @Size(max = 200) String name,

        @Schema(examples = "ana@northwind.example", implementation = String.class) @Nullable EmailAddress email,

        @Nullable @Size(max = ExternalReferences.MOST) List<@NotNull @Valid ExternalReference> references) {

    List<ExternalReference> inSystems() {
        return references == null ? List.of() : references;
    }
}
