package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * Known incidents as a vendor tells of them, under the vendor's own ids: what comes again doubles nothing. Every method runs within an open
 * transaction that sees the tenant.
 */
@ApplicationScoped
public class VendorIncidents {

    private final Incidents incidents;
    private final IncidentStore store;
    private final IncidentNotices notices;

    VendorIncidents(Incidents incidents, IncidentStore store, IncidentNotices notices) {
        this.incidents = incidents;
        this.store = store;
        this.notices = notices;
    }

    /** Locks incidents of a tenant in one order, also those that there are not yet. */
    public void lock(TenantPath tenant, Collection<String> ids) {
        new TreeSet<>(ids).forEach(id -> store.lock(tenant, id));
    }

    /** The vendor works on it. One that is open already stays as somebody entered it; one that was closed is open again. */
    public void open(TenantPath tenant, String id, String service, ProductFamily family) {
        if (store.find(tenant, id).filter(Incident::isOpen).isEmpty()) {
            incidents.open(tenant, id, new IncidentRequest(service, family, null, HealthEvent.Source.GRAPH), null);
        }
    }

    /** The vendor has ended it: so it ends here, whoever entered it. */
    public void end(TenantPath tenant, String id) {
        incidents.close(tenant, id);
    }

    /** What the vendor says of them now, by id. */
    public void tell(TenantPath tenant, Map<String, IncidentNotice> told) {
        notices.keep(tenant, told);
    }
}
