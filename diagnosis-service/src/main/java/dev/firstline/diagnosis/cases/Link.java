package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.incident.Incident;

/**
 * The incident that explains a ticket, or explained it last.
 *
 * @param tenant whose incident it is; its id is unique among that tenant's
 * @param holds whether it explains the ticket now
 */
record Link(TenantPath tenant, String incidentId, boolean holds) {

    static Link to(Incident incident) {
        return new Link(incident.tenant(), incident.incidentId(), true);
    }

    Link released() {
        return holds ? new Link(tenant, incidentId, false) : this;
    }

    boolean isTo(Incident incident) {
        return tenant.equals(incident.tenant()) && incidentId.equals(incident.incidentId());
    }
}
