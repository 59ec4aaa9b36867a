package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.lifecycle.IllegalMoveException;
import dev.firstline.intake.lifecycle.LifeCycle;

/** What a caller is told who asks for a move that the life cycle does not know. */
public final class IllegalMoves {

    private IllegalMoves() {}

    /** @throws Problem 409 when that move is not legal */
    public static void require(TicketStatus from, TicketStatus to) {
        try {
            LifeCycle.require(from, to);
        } catch (IllegalMoveException e) {
            throw problem(e);
        }
    }

    /** 409, with where the ticket stands, where it was to go, and where it can go. */
    static Problem problem(IllegalMoveException move) {
        var legal = move.legal();
        return new Problem(
                        ProblemType.ILLEGAL_TRANSITION,
                        legal.isEmpty()
                                ? move.getMessage() + " It has ended."
                                : move.getMessage() + " See legal for where it can go.")
                .with("from", move.from())
                .with("to", move.to())
                .with("legal", legal);
    }
}
