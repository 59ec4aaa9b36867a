package dev.firstline.escalation.listen;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.escalation.packet.TicketWords;
import dev.firstline.escalation.ticket.Tickets;
import dev.firstline.escalation.ticket.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the words of tickets, and keeps those that a packet may need. */
@ApplicationScoped
public class TicketTextEvents implements EventHandler {

    private final Inbox inbox;
    private final Tickets tickets;
    private final Words words;

    TicketTextEvents(Inbox inbox, Tickets tickets, Words words) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.words = words;
    }

    @Incoming("ticket-text")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "escalation.ticket-text";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        if (envelope.data() instanceof TicketTextEvent.Written written
                && tickets.lock(written.ticketId(), envelope.tenant()).mayNeedWords()) {
            words.keep(
                    written.ticketId(),
                    envelope.tenant(),
                    written.version(),
                    new TicketWords(written.title(), written.body()));
        }
    }
}
