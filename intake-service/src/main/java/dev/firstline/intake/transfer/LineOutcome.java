package dev.firstline.intake.transfer;

/** What became of a line. */
public enum LineOutcome {
    /** It was not known, and is there now. */
    CREATED,
    /** It was known, and is as the line says now. */
    UPDATED,
    /** It is as the line says already. */
    UNCHANGED,
    /** It was not taken; the problem says why. */
    REFUSED
}
