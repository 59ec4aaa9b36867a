package dev.firstline.console.projection;

import dev.firstline.console.timeline.TimelineEntry;
import dev.firstline.console.view.Fact;
import dev.firstline.console.view.Tickets;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.ticket.TicketTextEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch tells of one ticket.
 *
 * @param entries its new facts, in the order in which they came; empty when only its words were told
 * @param words its latest words; null when the batch has none
 */
record TicketNews(UUID ticketId, List<TimelineEntry> entries, TicketTextEvent.@Nullable Written words) {

    /** The tickets that a batch speaks of, each once. */
    static List<TicketNews> of(List<EventEnvelope<?>> events) {
        var news = new LinkedHashMap<UUID, TicketNews>();
        for (var envelope : events) {
            ticket(envelope.data())
                    .ifPresent(
                            ticket -> news.merge(ticket, of(ticket, envelope), (earlier, later) -> earlier.and(later)));
        }
        return List.copyOf(news.values());
    }

    /** The ticket that an event is a fact about, or whose words it tells; what the customer wrote later is read at intake. */
    static Optional<UUID> ticket(Event event) {
        return event instanceof TicketTextEvent.Written words ? Optional.of(words.ticketId()) : Tickets.of(event);
    }

    private static TicketNews of(UUID ticket, EventEnvelope<?> envelope) {
        if (envelope.data() instanceof TicketTextEvent.Written words) {
            return new TicketNews(ticket, List.of(), words);
        }
        var fact = new Fact(envelope.id(), envelope.tenant(), envelope.data());
        return new TicketNews(
                ticket, new ArrayList<>(List.of(new TimelineEntry(ticket, envelope.tenant(), fact))), null);
    }

    private TicketNews and(TicketNews later) {
        var both = new ArrayList<>(entries);
        both.addAll(later.entries);
        return new TicketNews(ticketId, both, later(words, later.words));
    }

    private static TicketTextEvent.@Nullable Written later(
            TicketTextEvent.@Nullable Written one, TicketTextEvent.@Nullable Written other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.version() > one.version() ? other : one;
    }

    List<Fact> facts() {
        return entries.stream().map(TimelineEntry::fact).toList();
    }

    /** Whether nothing came but notes of the desk, of which those alone are told who may know of notes. */
    boolean isNoteOnly() {
        return words == null && entries.stream().allMatch(entry -> entry.fact().isNote());
    }
}
