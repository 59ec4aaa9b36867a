package dev.firstline.intake.ticket;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one transaction changed about tickets, in order; written at once by {@link TicketJournal}. */
public final class JournalPage {

    private final List<Noted> changes = new ArrayList<>();
    private final List<Outbox.Fact> facts = new ArrayList<>();

    /** A fact for the other services, which is a change for the feed too; the work in hand causes it. */
    public JournalPage publish(Journaled ticket, Event fact, Actor by) {
        return publish(ticket, fact, by, TraceContexts.current());
    }

    /** As {@link #publish(Journaled, Event, Actor)}, caused by the work of that trace. */
    public JournalPage publish(Journaled ticket, Event fact, Actor by, @Nullable String traceparent) {
        // What the customer wrote is a change already: the communication.
        if (!(fact instanceof TicketTextEvent.Answered)) {
            changes.add(new Noted(ticket.tenant(), ticket.id(), version(fact), kind(fact), fact.occurredAt(), by));
        }
        facts.add(new Outbox.Fact(ticket.tenant(), fact, traceparent));
        return this;
    }

    /** A change that somebody else has published. */
    public JournalPage note(TicketStanding ticket, ChangeKind kind, Actor by) {
        changes.add(new Noted(ticket.tenant(), ticket.id(), ticket.version(), kind, ticket.updatedAt(), by));
        return this;
    }

    List<Noted> changes() {
        return changes;
    }

    List<Outbox.Fact> facts() {
        return facts;
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
            case TicketEvent.Merged merged -> ChangeKind.MERGED;
            case TicketTextEvent.Written written -> ChangeKind.TEXT_CORRECTED;
            default -> throw new IllegalArgumentException("no fact of a ticket");
        };
    }
}
