package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is open at the vendor.
 *
 * @param service the vendor's name of the service
 * @param region the cloud region it is limited to, or null for all
 * @param source where it was learned; MANUAL when not told
 */
record IncidentRequest(
        @Schema(examples = "Microsoft Teams") @NotNull @OneLine @Size(max = 100) String service,

        @NotNull ProductFamily productFamily,

        @Schema(examples = "West Europe") @Nullable @OneLine @Size(max = 50) String region,

        HealthEvent.@Nullable Source source) {

    Incident incident(TenantPath tenant, String incidentId, Instant openedAt) {
        return new Incident(
                tenant,
                incidentId,
                service.strip(),
                productFamily,
                region,
                source == null ? HealthEvent.Source.MANUAL : source,
                openedAt,
                null);
    }
}
