package dev.firstline.sla.tracking;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.sla.settling.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Hears the life of tickets: from intake, what diagnosis decides, and what happens at the vendor. */
@ApplicationScoped
public class SlaConsumer implements EventHandler {

    private final ClockKeeping clocks;
    private final Settling settling;

    SlaConsumer(ClockKeeping clocks, Settling settling) {
        this.clocks = clocks;
        this.settling = settling;
    }

    @Override
    public void accepted(ConsumerRecords<byte[], byte[]> records) {
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
