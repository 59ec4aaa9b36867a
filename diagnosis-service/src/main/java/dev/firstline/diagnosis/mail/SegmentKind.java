package dev.firstline.diagnosis.mail;

/** What a stretch of a mail is. Only {@link #OWN} signals something, unless there is nothing of that kind. */
public enum SegmentKind {
    /** What the writer says in this mail. */
    OWN,
    /** Earlier mails of the thread. */
    QUOTED,
    /** Somebody else's mail that is passed on. */
    FORWARDED,
    /** Closing words, name and address of the writer, and what a mail program adds of itself. */
    SIGNATURE,
    /** Legal and security notices that a company adds to every mail. */
    DISCLAIMER,
    /** Written by a machine: absence notes, receipts, "do not reply". */
    AUTO_REPLY,
    /** Chosen from a list in a form that was sent as a mail: a category, a priority. */
    FORM,
    /** Log lines, stack traces, dumps and mail headers. */
    LOG,
    /** Base64 and other text that no person reads. */
    ENCODED,
    /** The middle of a text that is too long. */
    CUT
}
