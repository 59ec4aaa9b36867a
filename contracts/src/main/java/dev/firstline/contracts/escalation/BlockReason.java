package dev.firstline.contracts.escalation;

/** Why a request that must go to the vendor cannot be filed now. */
public enum BlockReason {
    /** No valid technical support contract or benefit. */
    NO_ENTITLEMENT,
    /** Dynamics 365 for CSP customers needs Advanced or Premier Support for Partners. */
    DYNAMICS_NEEDS_ASFP,
    /** On-premises product without Premier Support and without incidents left or a current version. */
    ON_PREMISES_NOT_COVERED,
    /** Nobody told us what kind of partner this is and what it is entitled to. */
    PARTNER_PROFILE_MISSING,
    /** The product family is not known, so no route can be chosen. */
    PRODUCT_FAMILY_MISSING,
    /** The partner has no access to the customer's cloud that the form asks for, or none that is recorded where it has to be. */
    ACCESS_MISSING
}
