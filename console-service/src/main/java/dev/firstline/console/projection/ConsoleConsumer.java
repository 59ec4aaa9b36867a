package dev.firstline.console.projection;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.console.incident.IncidentStore;
import dev.firstline.console.live.ChangeSignal;
import dev.firstline.console.timeline.TimelineEntry;
import dev.firstline.console.timeline.TimelineStore;
import dev.firstline.console.view.Fact;
import dev.firstline.console.view.Tickets;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Hears all topics. Each fact is kept, then the views of the tickets touched are derived from all their facts, so
 * that the order between topics does not matter.
 */
@ApplicationScoped
public class ConsoleConsumer implements EventHandler {

    private final TimelineStore timeline;
    private final TicketViewStore views;
    private final ViewDerivation derivation;
    private final IncidentStore incidents;
    private final ChangeSignal changes;

    ConsoleConsumer(
            TimelineStore timeline,
            TicketViewStore views,
            ViewDerivation derivation,
            IncidentStore incidents,
            ChangeSignal changes) {
        this.timeline = timeline;
        this.views = views;
        this.derivation = derivation;
        this.incidents = incidents;
        this.changes = changes;
    }

    @Override
    public void accepted(ConsumerRecords<byte[], byte[]> records) {
        changes.wake();
    }

    @Override
    public String consumer() {
        return "console.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var entries = events.stream()
                .<TimelineEntry>mapMulti((envelope, sink) -> Tickets.of(envelope.data())
                        .ifPresent(ticket -> sink.accept(new TimelineEntry(
                                ticket,
                                envelope.tenant(),
                                new Fact(envelope.id(), envelope.tenant(), envelope.data())))))
                .toList();
        var touched = new TreeSet<UUID>();
        events.forEach(envelope -> ticket(envelope.data()).ifPresent(touched::add));
        var owners = owners(events);
        var held = views.lock(owners.byTicket(), touched);
        owners.mustOwn(held.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().owner())));
        if (!entries.isEmpty()) {
            timeline.add(entries);
            var told = entries.stream()
                    .collect(Collectors.groupingBy(
                            TimelineEntry::ticketId, Collectors.mapping(TimelineEntry::fact, Collectors.toList())));
            views.write(derivation.of(told, held), noteOnly(entries));
        }
        events.forEach(envelope -> {
            switch (envelope.data()) {
                case TicketTextEvent.Written words -> views.title(words.ticketId(), words.version(), words.title());
                case HealthEvent incident -> incidents.apply(envelope.tenant(), incident);
                default -> {}
            }
        });
    }

    /** Tickets of which nothing else came than notes of the desk. */
    private static Set<UUID> noteOnly(List<TimelineEntry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        TimelineEntry::ticketId,
                        Collectors.reducing(true, entry -> entry.fact().isNote(), Boolean::logicalAnd)))
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static TicketOwners owners(List<EventEnvelope<?>> events) {
        var speaking = events.stream()
                .filter(ConsoleConsumer::speaksForTicket)
                .filter(envelope -> ticket(envelope.data()).isPresent())
                .toList();
        return TicketOwners.of(speaking, envelope -> ticket(envelope.data()).orElseThrow(), EventEnvelope::tenant);
    }

    /** An alert is told in the name of whoever subscribed to it, who may stand above the ticket's tenant. */
    private static boolean speaksForTicket(EventEnvelope<?> envelope) {
        return !(envelope.data() instanceof NotificationEvent);
    }

    private static Optional<UUID> ticket(Event event) {
        return event instanceof TicketTextEvent words ? Optional.of(words.ticketId()) : Tickets.of(event);
    }
}
