package dev.firstline.escalation.lifecycle;

/**
 * What an agent, or a connector, can do to an escalation; in the order of a life. What ends it otherwise is an event, and legal until it
 * has ended.
 */
public enum EscalationMove {
    /** The packet is taken in hand again. */
    PREPARE,
    /** The packet is complete; also when a filing came to nothing. */
    MARK_READY,
    /** Somebody goes to the vendor's form with it. */
    START_FILING,
    /** The request was filed at the vendor's form. */
    FILE,
    /** The vendor has given its initial response. */
    ACKNOWLEDGE,
    /** The vendor works on it. */
    VENDOR_WORKS,
    /** The vendor asks, and waits for our answer. */
    VENDOR_ASKS,
    /** We answered what the vendor had asked. */
    ANSWER,
    /** The vendor considers it solved. */
    OFFER_SOLUTION,
    /** The desk tried the solution, and it is one. */
    ACCEPT,
    /** The desk tried the solution, and it is none. */
    NOT_SOLVED,
    /** The vendor said something. */
    VENDOR_UPDATE,
    /** The vendor takes no such request. */
    REFUSE,
    /** The desk asks the vendor no more. */
    WITHDRAW,
    /** The desk takes the ticket back, solved or not. */
    HAND_BACK
}
