package dev.firstline.intake.lifecycle;

/** Where a ticket's escalation stands, as far as it concerns the ticket. */
public enum EscalationState {
    /** Ready to be filed. */
    OPENED,
    /** Cannot be filed until a reason is gone. */
    BLOCKED,
    /** With the vendor. */
    FILED,
    /** The vendor waits for us. */
    ATTENTION_NEEDED,
    /** The vendor considers it solved; the desk has it not back yet. */
    CLOSED_BY_VENDOR,
    /** The ticket is the desk's again. */
    HANDED_BACK,
    /** Dropped before its end. */
    CANCELLED;

    /** Whether a vendor has the request, and works on it or waits for us. */
    public boolean isAtVendor() {
        return this == FILED || this == ATTENTION_NEEDED || this == CLOSED_BY_VENDOR;
    }
}
