package dev.firstline.contracts.ticket;

/** Whose cloud tenant has the problem. */
public enum AffectedTenant {
    /** A customer's: covered by the partner program. */
    CUSTOMER,
    /** The partner's own: not covered, it needs a support plan of its own. */
    PARTNER_OWN
}
