package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.ticket.TicketEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the life of tickets. */
@ApplicationScoped
public class TicketEvents implements EventHandler {

    private final Inbox inbox;
    private final Cases cases;

    TicketEvents(Inbox inbox, Cases cases) {
        this.inbox = inbox;
        this.cases = cases;
    }

    @Incoming("ticket")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "diagnosis.ticket";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        var tenant = envelope.tenant();
        switch (envelope.data()) {
            case TicketEvent.Opened opened -> cases.opened(tenant, opened);
            case TicketEvent.Reclassified to -> cases.reclassified(tenant, to);
            case TicketEvent.SeverityChanged changed
            when changed.to() != null ->
                cases.severityChanged(tenant, changed.ticketId(), changed.version(), changed.to());
            case TicketEvent.StatusChanged changed
            when changed.to() != null && changed.to().isFinal() -> cases.ended(tenant, changed.ticketId());
            default -> {}
        }
    }
}
