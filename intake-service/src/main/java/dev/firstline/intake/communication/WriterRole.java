package dev.firstline.intake.communication;

/** Who wrote, seen from the desk. */
public enum WriterRole {
    /** Somebody of the desk. */
    AGENT,
    /** Somebody of the customer. */
    CUSTOMER,
    /** A machine of either, by itself. */
    SYSTEM
}
