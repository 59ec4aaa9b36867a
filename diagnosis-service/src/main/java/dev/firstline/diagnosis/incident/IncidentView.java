package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is shown.
 *
 * @param notice what the vendor says of it; absent where no vendor told of it
 * @param linkedTickets how many tickets that the reader may see it explains now
 */
record IncidentView(
        String incidentId,
        String tenant,
        String service,
        ProductFamily productFamily,
        @Nullable String region,
        HealthEvent.Source source,
        Status status,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable IncidentNotice notice,
        long linkedTickets) {

    @Schema(name = "IncidentStatus")
    enum Status {
        OPEN,
        CLOSED
    }

    /** A page of incidents; the cursor of the next one is null on the last. */
    @Schema(name = "IncidentPage")
    record Page(List<IncidentView> items, @Nullable String next) {}

    static IncidentView of(Incident incident, @Nullable IncidentNotice notice, long linkedTickets) {
        return new IncidentView(
                incident.incidentId(),
                incident.tenant().value(),
                incident.service(),
                incident.productFamily(),
                incident.region(),
                incident.source(),
                incident.isOpen() ? Status.OPEN : Status.CLOSED,
                incident.openedAt(),
                incident.closedAt(),
                notice,
                linkedTickets);
    }
}
