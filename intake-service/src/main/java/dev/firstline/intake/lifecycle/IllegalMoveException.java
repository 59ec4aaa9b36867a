package dev.firstline.intake.lifecycle;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Set;

/** Somebody asked for a move that the life cycle does not know. */
public class IllegalMoveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TicketStatus from;
    private final TicketStatus to;

    IllegalMoveException(TicketStatus from, TicketStatus to) {
        super("A ticket cannot move from " + from + " to " + to + ".", null, false, false);
        this.from = from;
        this.to = to;
    }

    /** Where the ticket stands. */
    public TicketStatus from() {
        return from;
    }

    /** Where it was to go. */
    public TicketStatus to() {
        return to;
    }

    /** Where it may go instead. */
    public Set<TicketStatus> legal() {
        return LifeCycle.legalFrom(from);
    }
}
