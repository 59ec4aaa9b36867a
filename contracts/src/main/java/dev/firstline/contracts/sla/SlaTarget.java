package dev.firstline.contracts.sla;

/** What a clock measures. */
public enum SlaTarget {
    /** Ticket opened to our first words to the customer. */
    FIRST_RESPONSE,
    /** Words of the customer, once we had answered, to our next words to the customer; begins anew each time. */
    NEXT_RESPONSE,
    /** Our words to the customer to our next ones; begins anew each time until the ticket is resolved. */
    PERIODIC_UPDATE,
    /** Ticket opened to resolved. */
    RESOLUTION,
    /** Ticket opened to taken into work: what the desk owes its own house (operational level agreement). */
    INTERNAL,
    /** Filed with the vendor to the vendor's first sign: the vendor's clock towards us; begins anew with each filing. */
    VENDOR_RESPONSE
}
