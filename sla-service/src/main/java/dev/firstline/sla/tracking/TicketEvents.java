package dev.firstline.sla.tracking;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the life of tickets: from intake, what diagnosis decides, and what happens at the vendor. */
@ApplicationScoped
public class TicketEvents implements EventHandler {

    private final Inbox inbox;
    private final ClockKeeping clocks;

    TicketEvents(Inbox inbox, ClockKeeping clocks) {
        this.inbox = inbox;
        this.clocks = clocks;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "sla.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var heard = events.stream()
                .flatMap(envelope -> HeardFact.of(envelope).stream())
                .toList();
        if (!heard.isEmpty()) {
            clocks.hear(heard);
        }
    }
}
