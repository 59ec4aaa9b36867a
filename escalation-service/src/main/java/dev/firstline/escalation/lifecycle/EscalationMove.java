package dev.firstline.escalation.lifecycle;

/** What an agent can do to an escalation. What ends it otherwise is an event, and legal until it has ended. */
public enum EscalationMove {
    /** The request was filed at the vendor's form. */
    FILE,
    /** The vendor said something. */
    VENDOR_UPDATE,
    /** The desk takes the ticket back, solved or not. */
    HAND_BACK
}
