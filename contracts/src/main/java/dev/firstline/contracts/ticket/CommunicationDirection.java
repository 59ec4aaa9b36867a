package dev.firstline.contracts.ticket;

/** Which way words went, seen from the partner's desk. */
public enum CommunicationDirection {
    /** From the customer to us. */
    INBOUND,
    /** From us. */
    OUTBOUND
}
