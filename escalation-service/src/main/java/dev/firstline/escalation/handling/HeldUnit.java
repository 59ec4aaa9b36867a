package dev.firstline.escalation.handling;

/** What an escalation has of an entitlement whose units are counted. */
enum HeldUnit {
    /** Set aside until it is filed. */
    RESERVED,
    /** The vendor accepted. */
    USED
}
