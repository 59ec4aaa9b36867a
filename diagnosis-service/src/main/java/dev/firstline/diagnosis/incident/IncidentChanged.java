package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.TenantPath;

/**
 * An incident of that tenant was opened, corrected or closed, so what it concerns at or below the tenant is to be decided anew. Fired
 * inside the transaction of the change.
 */
public record IncidentChanged(TenantPath tenant, String incidentId) {}
