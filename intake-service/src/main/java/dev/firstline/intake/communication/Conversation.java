package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.customer.CustomerUpserts;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import dev.firstline.intake.ticket.IllegalMoves;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds words to tickets. */
@ApplicationScoped
class Conversation {

    /** How far the clock of a CRM may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final CommunicationRepository communications;
    private final ExternalReferences references;
    private final CustomerUpserts people;
    private final TicketJournal journal;
    private final Bounds bounds;
    private final Caller caller;
    private final Clock clock;

    Conversation(
            CommunicationRepository communications,
            ExternalReferences references,
            CustomerUpserts people,
            TicketJournal journal,
            Bounds bounds,
            Caller caller,
            Clock clock) {
        this.communications = communications;
        this.references = references;
        this.people = people;
        this.journal = journal;
        this.bounds = bounds;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * As {@link #add}, unless they are there already by one of their references: then nothing is done. Within the open transaction, which holds
     * the ticket.
     *
     * @param check is done before words are added, and not for such as are there
     * @throws Problem 409 when a reference belongs to words on another ticket, or to such as the caller may not read; and as {@link #add}
     */
    Said addOrFind(Ticket ticket, NewCommunication words, Runnable check) {
        if (words.inSystems().isEmpty()) {
            check.run();
            return new Said(add(ticket, words), true);
        }
        var giver = caller.tenant();
        var claimed = references.claimAhead(giver, ReferenceKind.COMMUNICATION, words.inSystems());
        if (claimed.owner().isPresent()) {
            references.release(giver, List.of(claimed.stand()));
            return new Said(found(ticket, claimed.owner().get()), false);
        }
        check.run();
        var added = add(ticket, words);
        references.give(giver, added.holder(), claimed);
        return new Said(added, true);
    }

    private Communication found(Ticket ticket, UUID id) {
        return communications
                .onTicketOrMerged(ticket.id(), id)
                .filter(words -> !words.isNote() || CommunicationRights.readsNotes(caller))
                .orElseThrow(
                        () -> Problem.conflict(
                                "A reference belongs to words on another ticket; GET /v1/references tells which. Take it away there first."));
    }

    /**
     * Adds the words, and moves the ticket when they are the customer's and ask for it, and then where the caller wants it; within the open
     * transaction.
     *
     * @throws Problem 403 when the caller's roles do not allow such words, 409 when the ticket has ended or is full or no
     *     moves lead where it is to stand, 429 when
     *     words come too quickly
     */
    Communication add(Ticket ticket, NewCommunication words) {
        check(ticket, words);
        var now = clock.instant();
        checkOrigin(words, now);
        bounds.require(ticket, now);
        ticket.added(() -> communications.count(ticket.id()));
        var by = Actor.Bearer.of(caller);
        var contact = words.contact() == null
                ? null
                : people.person(caller.tenant(), ticket.customerId(), words.contact(), now);
        var communication = new Communication(Ids.next(), ticket.tenant(), ticket.id(), words, contact, by, now);
        communications.persist(communication);
        var facts = new ArrayList<Event>();
        boolean byMachine = words.isByMachine();
        facts.add(ticket.wrote(communication.id(), words.direction(), words.visibility(), byMachine, now));
        if (words.isFromCustomer() && !byMachine) {
            facts.add(ticket.answered(communication.id(), words.body(), now));
            Consequences.ofCustomerWords(ticket.status())
                    .ifPresent(move -> facts.add(ticket.move(move.to(), TransitionCause.CUSTOMER, move.reason(), now)));
        }
        if (words.status() != null) {
            facts.addAll(Walk.to(ticket, words.status(), words.reason(), now));
        }
        journal.publish(ticket, facts, by);
        return communication;
    }

    /**
     * Asks the customer, and lets the ticket wait for the answer; within the open transaction.
     *
     * @param text null for the question that diagnosis has
     * @throws Problem 409 when the life cycle does not let the ticket wait, 422 when there is no question; and as {@link #add}
     */
    Communication ask(Ticket ticket, @Nullable String text) {
        var question = text != null ? text : ticket.question();
        if (question == null) {
            throw Problem.invalid(
                    "/body", "is needed: the decision on the ticket has no question that could be asked instead");
        }
        boolean waits = ticket.status() == TicketStatus.WAITING_ON_CUSTOMER;
        if (!waits) {
            IllegalMoves.require(ticket.status(), TicketStatus.WAITING_ON_CUSTOMER);
        }
        var asked = add(
                ticket,
                new NewCommunication(CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER, question));
        if (!waits) {
            var moved = ticket.move(
                    TicketStatus.WAITING_ON_CUSTOMER, TransitionCause.AGENT, "CUSTOMER_ASKED", asked.writtenAt());
            journal.publish(ticket, List.of(moved), Actor.Bearer.of(caller));
        }
        return asked;
    }

    private static void checkOrigin(NewCommunication words, Instant now) {
        Authorship.contradiction(words.direction(), words.automatic(), words.role())
                .ifPresent(contradiction -> {
                    throw switch (contradiction) {
                        case CUSTOMER_OUTBOUND -> Problem.invalid("/writer/role", "what a customer wrote is INBOUND");
                        case AGENT_INBOUND ->
                            Problem.invalid("/writer/role", "what somebody of the desk wrote is OUTBOUND");
                        case SYSTEM_NOT_AUTOMATIC ->
                            Problem.invalid(
                                    "/automatic",
                                    "what a SYSTEM wrote is automatic; leave it out, or tell another role");
                    };
                });
        if (words.saidAt() != null && words.saidAt().isAfter(now.plus(AHEAD))) {
            throw Problem.invalid("/saidAt", "lies in the future");
        }
    }

    private void check(Ticket ticket, NewCommunication words) {
        if (words.reason() != null && words.status() == null) {
            throw Problem.invalid("/reason", "needs a status that it is the reason for");
        }
        if (words.status() != null && !CommunicationRights.speaksToCustomers(caller)) {
            throw new Problem(ProblemType.FORBIDDEN, "The token's roles may not move tickets: leave status out.");
        }
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
