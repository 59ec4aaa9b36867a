package dev.firstline.contracts.sla;

/** What a clock measures. */
public enum SlaTarget {
    /** Ticket opened to our first words to the customer. */
    FIRST_RESPONSE,
    /** Ticket opened to resolved. */
    RESOLUTION
}
