package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.ticket.TicketTextEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the words of tickets. */
@ApplicationScoped
public class TicketTextEvents implements EventHandler {

    private final Inbox inbox;
    private final Cases cases;

    TicketTextEvents(Inbox inbox, Cases cases) {
        this.inbox = inbox;
        this.cases = cases;
    }

    @Incoming("ticket-text")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "diagnosis.ticket-text";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof TicketTextEvent.Written written) {
            cases.written(
                    envelope.tenant(),
                    written.ticketId(),
                    new TicketWords(written.version(), written.title(), written.body()));
        }
    }
}
