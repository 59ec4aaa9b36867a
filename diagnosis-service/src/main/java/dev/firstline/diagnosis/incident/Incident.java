package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is kept.
 *
 * @param tenant who learned of it; it holds for the tenants below too
 * @param region the cloud region it is limited to, or null for all
 * @param closedAt null while it is open
 */
record Incident(
        TenantPath tenant,
        String incidentId,
        String service,
        ProductFamily productFamily,
        @Nullable String region,
        HealthEvent.Source source,
        Instant openedAt,
        @Nullable Instant closedAt) {

    boolean isOpen() {
        return closedAt == null;
    }

    KnownIncident known() {
        return new KnownIncident(incidentId, service, productFamily, region, isOpen());
    }
}
