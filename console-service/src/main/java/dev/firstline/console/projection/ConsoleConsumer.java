package dev.firstline.console.projection;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.console.incident.IncidentStore;
import dev.firstline.console.live.ChangeSignal;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Hears all topics. Each fact is kept, then the views of the tickets touched are brought up to all their facts, so that the order between
 * topics does not matter.
 */
@ApplicationScoped
public class ConsoleConsumer implements EventHandler {

    private final Projection projection;
    private final IncidentStore incidents;
    private final ChangeSignal changes;

    ConsoleConsumer(Projection projection, IncidentStore incidents, ChangeSignal changes) {
        this.projection = projection;
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
        projection.apply(TicketNews.of(events), owners(events));
        for (var envelope : events) {
            if (envelope.data() instanceof HealthEvent incident) {
                incidents.apply(envelope.tenant(), incident);
            }
        }
    }

    private static TicketOwners owners(List<EventEnvelope<?>> events) {
        var speaking = events.stream()
                .filter(ConsoleConsumer::speaksForTicket)
                .filter(envelope -> TicketNews.ticket(envelope.data()).isPresent())
                .toList();
        return TicketOwners.of(
                speaking, envelope -> TicketNews.ticket(envelope.data()).orElseThrow(), EventEnvelope::tenant);
    }

    /** An alert is told in the name of whoever subscribed to it, who may stand above the ticket's tenant. */
    private static boolean speaksForTicket(EventEnvelope<?> envelope) {
        return !(envelope.data() instanceof NotificationEvent);
    }
}
