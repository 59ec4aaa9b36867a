package dev.firstline.intake.ticket;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.Event;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Writes down what changed about tickets, for the change feed and for the other services. */
@ApplicationScoped
public class TicketJournal {

    private final TicketRepository tickets;
    private final TicketStandings standings;
    private final ChangeLog changes;
    private final Outbox outbox;

    TicketJournal(TicketRepository tickets, TicketStandings standings, ChangeLog changes, Outbox outbox) {
        this.standings = standings;
        this.tickets = tickets;
        this.changes = changes;
        this.outbox = outbox;
    }

    /** Notes and publishes facts of one ticket, and stores it as it now is; within the open transaction. */
    public void publish(Ticket ticket, List<? extends Event> facts, Actor by) {
        var page = new JournalPage();
        facts.forEach(fact -> page.publish(ticket, fact, by));
        write(page);
    }

    /** Notes changes of which no other service is told, of tickets that asked for a place in the feed; within the open transaction. */
    public void note(List<Noted> changed) {
        tickets.flush();
        changes.note(changed);
    }

    private void write(JournalPage page) {
        tickets.flush();
        changes.note(page.changes());
        outbox.publish(page.facts());
    }

    /**
     * Notes and publishes what stands on the page, which is about these tickets alone, and stores those that changed; within the
     * transaction that locked them.
     */
    public void write(JournalPage page, Collection<TicketStanding> heard) {
        standings.store(heard.stream().filter(TicketStanding::changed).toList(), page.changes());
        outbox.publish(page.facts());
    }
}
