package dev.firstline.escalation.access;

/** How a relation stands at the vendor, in the order of its life. */
public enum AccessStatus {
    /** Asked for; the customer has not agreed yet, or the vendor has not made it so. */
    PENDING,
    /** It holds, until its end where it has one. */
    ACTIVE,
    /** Its time is over. */
    EXPIRED,
    /** Customer, partner or vendor has ended it. */
    TERMINATED;

    boolean hasEnded() {
        return this == EXPIRED || this == TERMINATED;
    }
}
