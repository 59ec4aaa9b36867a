package dev.firstline.intake.ticket;

/** What is done with a new ticket that has a ticket already, by its external reference or one of its references. */
public enum IfKnown {
    /** It is refused, and the ticket that it has is named. */
    REFUSE,
    /** The ticket that it has is the answer, as it is. */
    RETURN
}
