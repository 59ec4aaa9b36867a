package dev.firstline.escalation.listen;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.escalation.desk.Escalations;
import dev.firstline.escalation.ticket.Tickets;
import dev.firstline.escalation.ticket.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the life of tickets: their facts, their severity, their end. */
@ApplicationScoped
public class TicketEvents implements EventHandler {

    private final Inbox inbox;
    private final Tickets tickets;
    private final Words words;
    private final Escalations escalations;

    TicketEvents(Inbox inbox, Tickets tickets, Words words, Escalations escalations) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.words = words;
        this.escalations = escalations;
    }

    @Incoming("ticket")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "escalation.ticket";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        switch (envelope.data()) {
            case TicketEvent.Opened opened -> opened(opened, envelope.tenant());
            case TicketEvent.SeverityChanged changed -> severityChanged(changed, envelope.tenant());
            case TicketEvent.Reclassified reclassified -> reclassified(reclassified, envelope.tenant());
            case TicketEvent.StatusChanged changed
            when changed.to() != null && changed.to().isFinal() -> ended(changed, envelope.tenant());
            default -> {}
        }
    }

    private void opened(TicketEvent.Opened opened, TenantPath tenant) {
        tickets.lock(opened.ticketId(), tenant);
        tickets.opened(
                opened.ticketId(),
                opened.version(),
                opened.number(),
                opened.severity(),
                opened.region(),
                opened.affectedTenant());
    }

    private void severityChanged(TicketEvent.SeverityChanged changed, TenantPath tenant) {
        var ticket = tickets.lock(changed.ticketId(), tenant);
        if (changed.to() == null) {
            return;
        }
        tickets.severityChanged(changed.ticketId(), changed.version(), changed.to());
        if (ticket.decidedVersion() < changed.version()) {
            escalations.severityChanged(changed.ticketId(), tenant, changed.to());
        }
    }

    private void reclassified(TicketEvent.Reclassified reclassified, TenantPath tenant) {
        tickets.lock(reclassified.ticketId(), tenant);
        tickets.regionCorrected(reclassified.ticketId(), reclassified.version(), reclassified.region());
    }

    private void ended(TicketEvent.StatusChanged changed, TenantPath tenant) {
        tickets.lock(changed.ticketId(), tenant);
        tickets.ended(changed.ticketId());
        words.forget(changed.ticketId());
        escalations.cancel(changed.ticketId(), tenant);
    }
}
