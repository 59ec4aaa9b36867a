package dev.firstline.contracts.sla;

/** Why what was told of a clock no longer holds. */
public enum CorrectionCause {
    /** A fact from before was heard afterwards, such as an answer in time. */
    HEARD_LATE,
    /** The ticket was reopened: what had ended goes on. */
    REOPENED,
    /** A policy covers the ticket again: the clock goes on as if it had never been off. */
    COVERED_AGAIN,
    /** A change that was taken back at once counts as a slip of the hand. */
    SLIP,
    /** What the clock began with turned out not to be so. */
    NEVER_BEGAN
}
