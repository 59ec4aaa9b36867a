package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.lifecycle.IllegalMoveException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes that people make. */
@ApplicationScoped
class TicketChanges {

    private final TicketJournal journal;
    private final Caller caller;
    private final Clock clock;

    TicketChanges(TicketJournal journal, Caller caller, Clock clock) {
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Applies a correction, then its move, within the open transaction. Of one that changes nothing nothing is told.
     *
     * @param nulls the fields that it takes away
     * @throws Problem 409 when the ticket has ended or the move is not legal, 422 when the request contradicts itself
     */
    void apply(Ticket ticket, TicketCorrection correction, Set<String> nulls) {
        var emptied = nulls.stream().filter(name -> !name.equals("reason")).collect(Collectors.toSet());
        check(correction);
        if (ticket.status().isFinal() && (correction.corrects() || !emptied.isEmpty())) {
            throw Problem.conflict("The ticket has ended as " + ticket.status() + " and is not changed any more.");
        }
        var now = clock.instant();
        var facts = new ArrayList<Event>(ticket.correct(correction, emptied, now));
        if (correction.status() != null) {
            try {
                facts.add(ticket.move(correction.status(), TransitionCause.AGENT, correction.reason(), now));
            } catch (IllegalMoveException e) {
                throw illegal(e);
            }
        }
        if (!facts.isEmpty()) {
            journal.publish(ticket, facts, Actor.Bearer.of(caller));
        }
    }

    private static void check(TicketCorrection correction) {
        if (correction.status() == null && correction.reason() != null) {
            throw Problem.invalid("/reason", "needs a status that it is the reason for");
        }
        if (correction.status() == TicketStatus.REJECTED && correction.reason() == null) {
            throw Problem.invalid("/reason", "is needed to reject a ticket, such as OUT_OF_SCOPE");
        }
    }

    private static Problem illegal(IllegalMoveException move) {
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
