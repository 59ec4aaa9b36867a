package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.lifecycle.IllegalMoveException;
import dev.firstline.intake.lifecycle.LifeCycle;
import dev.firstline.intake.lifecycle.Ways;

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
        return new Problem(ProblemType.ILLEGAL_TRANSITION, move.getMessage() + advice(move))
                .with("from", move.from())
                .with("to", move.to())
                .with("legal", legal);
    }

    private static String advice(IllegalMoveException move) {
        if (move.legal().isEmpty()) {
            return " It has ended.";
        }
        var see = " See legal for where it can go";
        return Ways.reachable(move.from()).contains(move.to())
                ? see + "; POST /v1/tickets/{id}/moves walks all the way, by " + Ways.shortest(move.from(), move.to())
                        + "."
                : see + "; no moves lead there.";
    }
}
