package dev.firstline.console.view;

/** How far an escalation has come. */
public enum EscalationStage {
    /** The packet is ready to be filed. */
    PREPARED,
    /** It cannot be filed until the reason is gone. */
    BLOCKED,
    /** It lies with the vendor. */
    FILED,
    /** The ticket is the desk's again. */
    HANDED_BACK,
    /** Dropped before its end. */
    CANCELLED
}
