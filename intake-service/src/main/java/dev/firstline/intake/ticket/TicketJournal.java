package dev.firstline.intake.ticket;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes down what changed about a ticket, for the change feed and for the other services. */
@ApplicationScoped
public class TicketJournal {

    private final TicketRepository tickets;
    private final ChangeLog changes;
    private final Outbox outbox;

    TicketJournal(TicketRepository tickets, ChangeLog changes, Outbox outbox) {
        this.tickets = tickets;
        this.changes = changes;
        this.outbox = outbox;
    }

    /** Notes and publishes facts, and stores the ticket as it now is; within the open transaction. */
    public void publish(Ticket ticket, List<? extends Event> facts) {
        // Now, not at the commit: by then a consumer of a mixed batch is in another tenant, whose policies hide this
        // row.
        tickets.flush();
        for (var fact : facts) {
            changes.note(ticket.tenant(), ticket.id(), version(fact), kind(fact), fact.occurredAt());
        }
        outbox.publish(ticket.tenant(), facts.toArray(Event[]::new));
    }

    /** Notes a change that is published by somebody else already, and stores the ticket as it now is. */
    public void note(Ticket ticket, ChangeKind kind) {
        tickets.flush();
        changes.note(ticket.tenant(), ticket.id(), ticket.version(), kind, ticket.updatedAt());
    }

    private static long version(Event fact) {
        return switch (fact) {
            case TicketEvent event -> event.version();
            case TicketTextEvent.Written written -> written.version();
            default -> throw new IllegalArgumentException("no fact of a ticket");
        };
    }

    private static ChangeKind kind(Event fact) {
        return switch (fact) {
            case TicketEvent.Opened opened -> ChangeKind.OPENED;
            case TicketEvent.SeverityChanged changed -> ChangeKind.SEVERITY_CHANGED;
            case TicketEvent.Reclassified reclassified -> ChangeKind.RECLASSIFIED;
            case TicketEvent.StatusChanged changed -> ChangeKind.STATUS_CHANGED;
            case TicketEvent.CommunicationAdded added ->
                added.visibility() == CommunicationVisibility.INTERNAL
                        ? ChangeKind.NOTE_ADDED
                        : ChangeKind.COMMUNICATION_ADDED;
            case TicketTextEvent.Written written -> ChangeKind.TEXT_CORRECTED;
            default -> throw new IllegalArgumentException("no fact of a ticket");
        };
    }
}
