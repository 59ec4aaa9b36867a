package dev.firstline.contracts.escalation;

/** A vendor's case as the vendor sees it. */
public enum VendorStatus {
    /** Accepted and being worked on. */
    OPEN,
    /** The vendor waits for us. */
    ATTENTION_NEEDED,
    /** The vendor considers it solved. */
    CLOSED
}
