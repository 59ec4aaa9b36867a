package dev.firstline.escalation.lifecycle;

/** What can be done to an escalation. */
public enum EscalationMove {
    /** The request was filed at the vendor's form. */
    FILE,
    /** The vendor said something. */
    VENDOR_UPDATE,
    /** The desk takes the ticket back, solved or not. */
    HAND_BACK,
    /** The escalation is no longer needed; only events do this. */
    CANCEL
}
