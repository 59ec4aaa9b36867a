package dev.firstline.contracts.health;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import dev.firstline.contracts.ticket.ProductFamily;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Known incidents of vendor services, from their health feeds or by hand; topic {@code firstline.health.v1}. */
public sealed interface HealthEvent extends Event {

    /** The vendor's id of the incident, such as {@code TM770125}. */
    String incidentId();

    /** The vendor's name of the service, such as {@code Microsoft Teams}; the key on the topic. */
    String service();

    @Override
    default String subject() {
        return service();
    }

    /** Where a known incident was learned. */
    enum Source {
        /** Microsoft Graph service communications. */
        GRAPH,
        /** Azure Resource Health. */
        RESOURCE_HEALTH,
        /** Entered by an agent. */
        MANUAL
    }

    /** @param region the cloud region it is limited to, or null for all */
    @EventType("health.incident-opened")
    record IncidentOpened(
            String incidentId,
            String service,
            Source source,
            ProductFamily productFamily,
            @Nullable String region,
            Instant occurredAt)
            implements HealthEvent {}

    /** The vendor called the incident over; a symptom that stays is then a fault of its own. */
    @EventType("health.incident-closed")
    record IncidentClosed(String incidentId, String service, Instant occurredAt) implements HealthEvent {}
}
