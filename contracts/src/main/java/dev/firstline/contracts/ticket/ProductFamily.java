package dev.firstline.contracts.ticket;

/** Families of products that decide boundary, vehicle and filing route. */
public enum ProductFamily {
    AZURE,
    /** Formerly Office 365. */
    MICROSOFT_365,
    /** Enterprise Mobility + Security. */
    EMS,
    DYNAMICS_365,
    POWER_PLATFORM,
    ON_PREMISES,
    /** Partner Center itself: invoices, reconciliation, purchase, the portal. */
    PARTNER_CENTER,
    /** A third party's product bought through the commercial marketplace. */
    MARKETPLACE_ISV
}
