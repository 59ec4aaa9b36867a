package dev.firstline.sla.policy;

/** As what a first response counts whose ticket was closed without one. */
public enum Unanswered {
    BROKEN,
    MET,
    /** Neither way: the usual one, since duplicates and calls that were solved at once are closed without an answer. */
    NOT_COUNTED
}
