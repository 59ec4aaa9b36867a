package dev.firstline.contracts.escalation;

/** Where and in which form a request is filed. */
public enum FilingRoute {
    AZURE_PORTAL,
    M365_ADMIN_CENTER,
    POWER_PLATFORM_ADMIN_CENTER,
    LIFECYCLE_SERVICES,
    PARTNER_CENTER_HELP,
    SUPPORT_FOR_BUSINESS,
    /** The publisher's own entry point. */
    ISV_CONTACT,
    /** The indirect provider's desk, where a reseller may not file itself. */
    VIA_INDIRECT_PROVIDER,
    MSRC
}
