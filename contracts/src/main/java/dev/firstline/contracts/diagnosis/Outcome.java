package dev.firstline.contracts.diagnosis;

/** What is to be done with a ticket. */
public enum Outcome {
    /** Inside the partner's baseline support boundary. */
    RESOLVE_BY_PARTNER,
    /** Beyond it, and Microsoft's: to be filed. */
    ESCALATE_MICROSOFT,
    /** Billing dispute, fraud or acceptable-use enforcement: the commercial path. */
    BILLING_DISPUTE_FRAUD,
    /** A third party's marketplace product: its publisher serves it. */
    ROUTE_TO_ISV,
    /** A documented incident of the service explains it: link and tell, do not file. */
    KNOWN_SERVICE_INCIDENT,
    /** The partner's own tenant: not covered by the program. */
    REJECT_OWN_TENANT,
    /** Undecided: the signs are too few or contradict each other; a person decides, or the customer is asked. */
    NEEDS_REVIEW
}
