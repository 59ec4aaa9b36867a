package dev.firstline.escalation.ledger;

/** What happened to units of an entitlement. */
public enum MovementKind {
    /** Bought or granted: there are more. */
    GRANTED,
    /** Set aside for an escalation that is ready to be filed. */
    RESERVED,
    /** The vendor accepted a request and gave it a case number. */
    USED,
    /**
     * A reservation came to nothing: handed back, withdrawn, dropped or planned on another contract before it was filed; or the vendor
     * refused what had used one.
     */
    RETURNED,
    /** Lost with the end of the entitlement. */
    EXPIRED,
    /** The vendor's figures, or a person's, differ from ours and count. */
    RECONCILED
}
