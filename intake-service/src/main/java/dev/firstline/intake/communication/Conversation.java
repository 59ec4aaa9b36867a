package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;

/** Adds words to tickets. */
@ApplicationScoped
class Conversation {

    private final CommunicationRepository communications;
    private final TicketJournal journal;
    private final Bounds bounds;
    private final Caller caller;
    private final Clock clock;

    Conversation(
            CommunicationRepository communications, TicketJournal journal, Bounds bounds, Caller caller, Clock clock) {
        this.communications = communications;
        this.journal = journal;
        this.bounds = bounds;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adds the words, and moves the ticket when they are the customer's and ask for it; within the open transaction.
     *
     * @throws Problem 403 when the caller's roles do not allow such words, 409 when the ticket has ended or is full, 429 when
     *     words come too quickly
     */
    Communication add(Ticket ticket, NewCommunication words) {
        check(ticket, words);
        var now = clock.instant();
        bounds.require(ticket, now);
        ticket.added(() -> communications.count(ticket.id()));
        var by = Actor.Bearer.of(caller);
        var communication = new Communication(Ids.next(), ticket.tenant(), ticket.id(), words, by, now);
        communications.persist(communication);
        var facts = new ArrayList<Event>();
        facts.add(ticket.wrote(communication.id(), words.direction(), words.visibility(), now));
        if (words.isFromCustomer()) {
            facts.add(ticket.answered(communication.id(), words.body(), now));
            Consequences.ofCustomerWords(ticket.status())
                    .ifPresent(move -> facts.add(ticket.move(move.to(), TransitionCause.CUSTOMER, move.reason(), now)));
        }
        journal.publish(ticket, facts, by);
        return communication;
    }

    private void check(Ticket ticket, NewCommunication words) {
        if (words.isNote() && words.isFromCustomer()) {
            throw Problem.invalid(
                    "/direction", "a note of the desk is OUTBOUND; what a customer said is visible to it");
        }
        if (words.isNote()
                ? !CommunicationRights.writesNotes(caller)
                : !CommunicationRights.speaksToCustomers(caller)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    words.isNote()
                            ? "The token's roles may not write notes of the desk."
                            : "The token's roles may write notes of the desk only: send visibility INTERNAL.");
        }
        if (!words.isNote() && ticket.status().isFinal()) {
            throw Problem.conflict("The ticket has ended as " + ticket.status() + "; open a new one.");
        }
    }
}
