package dev.firstline.contracts.sla;

/** What somebody with the right to do so said of the outcome of a clock. */
public enum Verdict {
    /** It stays broken, and is not counted after excuses. */
    EXCUSED,
    /** It is counted neither way after excuses. */
    VOIDED,
    /** An excuse or a voiding was taken back. */
    REINSTATED
}
