package dev.firstline.intake.feed;

/** What changed about a ticket. */
public enum ChangeKind {
    OPENED,
    SEVERITY_CHANGED,
    RECLASSIFIED,
    TEXT_CORRECTED,
    STATUS_CHANGED,
    COMMUNICATION_ADDED,
    /** A note of the desk; told only to those who may read it. */
    NOTE_ADDED,
    /** Diagnosis decided; the version stays, since nothing is published. */
    DIAGNOSED,
    /** News of the escalation; the version stays. */
    ESCALATION_UPDATED,
    /** News of a clock; the version stays. */
    CLOCK_UPDATED
}
