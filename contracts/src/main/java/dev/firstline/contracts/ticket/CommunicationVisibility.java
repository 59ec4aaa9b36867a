package dev.firstline.contracts.ticket;

/** Who may read a communication. */
public enum CommunicationVisibility {
    /** The customer and the desk. */
    CUSTOMER,
    /** The desk alone: a note. */
    INTERNAL
}
