package dev.firstline.sla.policy;

/** What becomes of a clock that the end of a ticket had ended, once the ticket is reopened. */
public enum Reopening {
    /** It goes on; the time in which the ticket seemed to be done counts as the customer's. */
    GOES_ON,
    /** It keeps its end, and the reopening begins the next one of its target. */
    BEGINS_ANEW
}
