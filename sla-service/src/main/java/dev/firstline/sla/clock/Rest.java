package dev.firstline.sla.clock;

/** Whether a ticket is done: resolved, closed, rejected or canceled. */
enum Rest {
    /** It is not. */
    NONE,
    /** It seemed to be, and was reopened afterwards. */
    FOR_NOW,
    /** It is, as far as is known. */
    FOR_GOOD
}
