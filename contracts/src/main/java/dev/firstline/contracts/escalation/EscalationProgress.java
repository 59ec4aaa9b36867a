package dev.firstline.contracts.escalation;

/**
 * How far a vendor's request has come; finer than what the older types of events tell of it. In the order of a life, the ends last.
 */
public enum EscalationProgress {
    /** Somebody fills the packet. */
    PREPARING,
    /** The packet is complete, and waits to be filed. */
    READY,
    /** Somebody, or a connector, is at the vendor's form; it is not known whether the vendor has it. */
    FILING,
    /** It cannot be filed until a reason is gone. */
    BLOCKED,
    /** The vendor has given a case number, and has not answered yet. */
    FILED,
    /** The vendor has given its initial response. */
    ACKNOWLEDGED,
    /** The vendor works on it. */
    IN_PROGRESS,
    /** The vendor asks, and waits for our answer. */
    AWAITING_PARTNER,
    /** The vendor considers it solved; the desk has not tried it yet. */
    SOLUTION_OFFERED,
    /** The desk accepted the vendor's solution. */
    CLOSED,
    /** The vendor takes no such request. */
    REFUSED,
    /** We ask no more: the desk withdrew it, the ticket ended, or a new decision needs no vendor. */
    WITHDRAWN,
    /** The desk took the ticket back. */
    HANDED_BACK
}
