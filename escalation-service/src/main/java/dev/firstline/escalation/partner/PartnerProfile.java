package dev.firstline.escalation.partner;

import dev.firstline.contracts.TenantPath;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is as a partner. It holds for the tenants below as well, until one of them has its own.
 *
 * @param contact null until someone names one; a packet then misses it
 * @param accessRequired whether nothing is to be filed for a customer of whom no access is recorded
 */
public record PartnerProfile(
        TenantPath tenant, PartnerType type, @Nullable PartnerContact contact, boolean accessRequired) {}
