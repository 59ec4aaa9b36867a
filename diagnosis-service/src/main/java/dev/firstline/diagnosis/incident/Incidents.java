package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opening, closing and looking up known incidents. Every method runs within an open transaction. */
@ApplicationScoped
public class Incidents {

    /** How long a closed incident is remembered, so that a symptom that outlives it is known as such. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    private final IncidentStore store;
    private final Outbox outbox;
    private final Event<IncidentChanged> changes;
    private final Clock clock;

    Incidents(IncidentStore store, Outbox outbox, Event<IncidentChanged> changes, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /** What a ticket of that tenant may be explained by, open or lately closed, the oldest first. */
    public List<Incident> holdingFor(TenantPath tenant) {
        return store.holdingFor(tenant, clock.instant().minus(REMEMBERED));
    }

    /** That tenant's own incident of that id, open or closed; empty when it has none. */
    public Optional<Incident> find(TenantPath tenant, String incidentId) {
        return store.find(tenant, incidentId);
    }

    /**
     * Opens it, opens it again, or corrects it; tells so when something changed.
     *
     * @param ifNoneMatch {@code *}: only where the tenant has none of that id, open or closed
     * @throws dev.firstline.chassis.problem.Problem 412 when it has one all the same
     */
    Opening open(TenantPath tenant, String incidentId, IncidentRequest request, @Nullable String ifNoneMatch) {
        var before = store.lock(tenant, incidentId);
        if (before.isPresent()) {
            ETags.refuseKnown(ifNoneMatch);
        }
        var incident = request.incident(
                tenant,
                incidentId,
                before.filter(Incident::isOpen).map(Incident::openedAt).orElseGet(this::now));
        if (!Optional.of(incident).equals(before)) {
            tellOfServiceLeft(before, incident);
            store.keep(incident);
            outbox.publish(
                    tenant,
                    new HealthEvent.IncidentOpened(
                            incidentId,
                            incident.service(),
                            incident.source(),
                            incident.productFamily(),
                            incident.region(),
                            now()));
            changes.fire(new IncidentChanged(tenant, incidentId));
        }
        return new Opening(incident, before.isEmpty());
    }

    /** Closes it, if it is open; empty when the tenant has none of that id. */
    Optional<Incident> close(TenantPath tenant, String incidentId) {
        return store.lock(tenant, incidentId).map(incident -> {
            if (!incident.isOpen()) {
                return incident;
            }
            var at = now();
            var closed = closed(incident, at);
            store.keep(closed);
            outbox.publish(tenant, new HealthEvent.IncidentClosed(incidentId, incident.service(), at));
            changes.fire(new IncidentChanged(tenant, incidentId));
            return closed;
        });
    }

    /**
     * What opening came to.
     *
     * @param isNew whether the tenant had none of that id before
     */
    record Opening(Incident incident, boolean isNew) {}

    /** The service is the key on the topic: under another one, readers of the old must hear that it is over there. */
    private void tellOfServiceLeft(Optional<Incident> before, Incident now) {
        before.filter(Incident::isOpen)
                .filter(old -> !old.service().equals(now.service()))
                .ifPresent(old -> outbox.publish(
                        old.tenant(), new HealthEvent.IncidentClosed(old.incidentId(), old.service(), now())));
    }

    private static Incident closed(Incident open, Instant at) {
        return new Incident(
                open.tenant(),
                open.incidentId(),
                open.service(),
                open.productFamily(),
                open.region(),
                open.source(),
                open.openedAt(),
                at);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
