package dev.firstline.console.view;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.ticket.TicketEvent;
import java.util.Optional;
import java.util.UUID;

/** Which ticket an event is a fact about. */
public final class Tickets {

    private Tickets() {}

    /** The ticket; empty for events about something else, and for the words of a ticket, which are no fact. */
    public static Optional<UUID> of(Event event) {
        return switch (event) {
            case TicketEvent ticket -> Optional.of(ticket.ticketId());
            case DiagnosisEvent diagnosis -> Optional.of(diagnosis.ticketId());
            case EscalationEvent escalation -> Optional.of(escalation.ticketId());
            case SlaEvent sla -> Optional.of(sla.ticketId());
            case NotificationEvent.Delivered delivered -> Optional.of(delivered.ticketId());
            case NotificationEvent.Failed failed -> Optional.of(failed.ticketId());
            default -> Optional.empty();
        };
    }
}
