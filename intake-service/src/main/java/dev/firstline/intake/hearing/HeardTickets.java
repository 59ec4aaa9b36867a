package dev.firstline.intake.hearing;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences.Move;
import dev.firstline.intake.lifecycle.LifeCycle;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tickets that another service speaks of. News of a ticket that is not here, or that comes too late, is passed over. */
@ApplicationScoped
class HeardTickets {

    private static final Logger LOG = Logger.getLogger(HeardTickets.class);

    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final Clock clock;

    HeardTickets(TicketRepository tickets, TicketJournal journal, Clock clock) {
        this.tickets = tickets;
        this.journal = journal;
        this.clock = clock;
    }

    /** Does the work on the ticket, locked for a change; within the open transaction. */
    void with(TenantPath tenant, UUID ticketId, Consumer<Heard> work) {
        tickets.forChange(new Scope.Tenant(tenant), ticketId)
                .ifPresentOrElse(
                        ticket -> work.accept(new Heard(ticket, clock.instant())),
                        () -> LOG.warnf("News of ticket %s, which is not here, is passed over", ticketId));
    }

    /** A ticket in hand. */
    final class Heard {

        private final Ticket ticket;
        private final Instant now;

        private Heard(Ticket ticket, Instant now) {
            this.ticket = ticket;
            this.now = now;
        }

        Ticket ticket() {
            return ticket;
        }

        Instant now() {
            return now;
        }

        void note(ChangeKind kind) {
            journal.note(ticket, kind);
        }

        /** Makes the move that the news asks for, where the life cycle allows it. */
        void follow(Optional<Move> asked, TransitionCause cause) {
            asked.ifPresent(move -> {
                if (LifeCycle.allows(ticket.status(), move.to())) {
                    journal.publish(ticket, List.of(ticket.move(move.to(), cause, move.reason(), now)));
                } else {
                    LOG.infof(
                            "Ticket %s is %s: a late move to %s is passed over",
                            ticket.id(), ticket.status(), move.to());
                }
            });
        }
    }
}
