package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.lifecycle.IllegalMoveException;
import dev.firstline.intake.lifecycle.LifeCycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes that people make. */
@ApplicationScoped
class TicketChanges {

    private final TicketJournal journal;
    private final TicketMarks marks;
    private final Caller caller;
    private final Clock clock;

    TicketChanges(TicketJournal journal, TicketMarks marks, Caller caller, Clock clock) {
        this.journal = journal;
        this.marks = marks;
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
            if (LifeCycle.allows(ticket.status(), correction.status())) {
                Walk.require(ticket, correction.status(), correction.reason());
            }
            try {
                facts.add(ticket.move(correction.status(), TransitionCause.AGENT, correction.reason(), now));
            } catch (IllegalMoveException e) {
                throw IllegalMoves.problem(e);
            }
        }
        if (!facts.isEmpty()) {
            journal.publish(ticket, facts, Actor.Bearer.of(caller));
        }
        marks.fill(ticket, correction.changedFields(), Actor.Bearer.of(caller));
    }

    private static void check(TicketCorrection correction) {
        if (correction.status() == null && correction.reason() != null) {
            throw Problem.invalid("/reason", "needs a status that it is the reason for");
        }
        if (correction.status() == TicketStatus.REJECTED && correction.reason() == null) {
            throw Problem.invalid("/reason", "is needed to reject a ticket, such as OUT_OF_SCOPE");
        }
    }
}
