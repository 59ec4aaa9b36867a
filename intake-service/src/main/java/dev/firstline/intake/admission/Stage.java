package dev.firstline.intake.admission;

/** Who answers a new ticket, each on a way of its own. */
enum Stage {
    /** A decision. */
    DIAGNOSIS,
    /** Whether the vendor is asked. */
    ESCALATION,
    /** The first promise. */
    SLA
}
