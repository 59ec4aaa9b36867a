package dev.firstline.sla.tracking;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.sla.settling.Settling;
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
    private final Settling settling;

    TicketEvents(Inbox inbox, ClockKeeping clocks, Settling settling) {
        this.inbox = inbox;
        this.clocks = clocks;
        this.settling = settling;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
        for (var place : records.partitions()) {
            var last = records.records(place).getLast();
            settling.applied(place.topic(), place.partition(), last.offset() + 1);
        }
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
