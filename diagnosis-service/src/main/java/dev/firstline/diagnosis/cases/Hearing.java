package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears tickets and their words. */
@ApplicationScoped
class Hearing implements EventHandler {

    private final Inbox inbox;
    private final Cases cases;

    Hearing(Inbox inbox, Cases cases) {
        this.inbox = inbox;
        this.cases = cases;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "diagnosis.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var heard = events.stream().flatMap(Heard::of).toList();
        if (!heard.isEmpty()) {
            cases.hear(heard);
        }
    }
}
