package dev.firstline.contracts.escalation;

/** The contract or benefit that carries a request at Microsoft. */
public enum SupportVehicle {
    /** Commercial issues; included for every CSP partner. */
    COMMERCIAL,
    /** Premier Support for Partners: all products. */
    PSFP,
    /** Advanced Support for Partners: cloud products. */
    ASFP,
    /** Signature Cloud Support: cloud products, but not Dynamics 365 for CSP customers. */
    SIGNATURE,
    /** Counted incidents for current on-premises products. */
    PRODUCT_SUPPORT_INCIDENTS,
    /** Microsoft Security Response Center; open to anyone. */
    MSRC
}
