package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;

/**
 * A profile or an entitlement of that tenant changed, so what is blocked at or below it is to be looked at again. Fired inside
 * the transaction of the change.
 */
public record PartnerChanged(TenantPath tenant) {}
