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
    /** A file came; the version stays. */
    ATTACHMENT_ADDED,
    /** A file was looked through for viruses; the version stays. */
    ATTACHMENT_SCANNED,
    /** A file was removed; the version stays. */
    ATTACHMENT_REMOVED,
    /** The same of an internal file; told only to those who may read notes. */
    NOTE_ATTACHMENT_ADDED,
    /** Likewise. */
    NOTE_ATTACHMENT_SCANNED,
    /** Likewise. */
    NOTE_ATTACHMENT_REMOVED,
    /** Diagnosis decided; the version stays, since nothing is published. */
    DIAGNOSED,
    /** News of the escalation; the version stays. */
    ESCALATION_UPDATED,
    /** News of a clock; the version stays. */
    CLOCK_UPDATED,
    /** Somebody works on it, or nobody any more, or it lies in a queue; the version stays. Told to the tenant that said so, and those above. */
    ASSIGNED,
    /** Labels came or went; the version stays. */
    LABELS_CHANGED,
    /** Fields that its tenant has declared were filled, changed or emptied; the version stays. */
    FIELDS_CHANGED,
    /** The desk said when it looks at it again, or took that back; the version stays. Told as ASSIGNED is. */
    FOLLOW_UP_PLANNED,
    /** That time has come; likewise. */
    FOLLOW_UP_DUE,
    /** Another ticket was merged into it. */
    MERGED,
    /** It was linked to another; the version stays. Told only to those who see both. */
    LINKED,
    /** A link was taken away; likewise. */
    UNLINKED,
    /** It was taken over from elsewhere, with all that was said on it, or is as the next import says; no other service is told. */
    IMPORTED,
    /** What it is called in a system was changed; the version stays. Told only at and above the tenant that calls it so. */
    REFERENCES_CHANGED
}
