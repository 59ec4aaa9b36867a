package dev.firstline.escalation.listen;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.escalation.desk.Escalations;
import dev.firstline.escalation.ticket.Tickets;
import dev.firstline.escalation.ticket.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears decisions: opens or blocks where one asks for a vendor, drops where one does not. */
@ApplicationScoped
public class DiagnosisEvents implements EventHandler {

    private final Inbox inbox;
    private final Tickets tickets;
    private final Words words;
    private final Escalations escalations;

    DiagnosisEvents(Inbox inbox, Tickets tickets, Words words, Escalations escalations) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.words = words;
        this.escalations = escalations;
    }

    @Incoming("diagnosis")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "escalation.diagnosis";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        // An outcome that this version does not know asks for nothing that it could do.
        if (envelope.data() instanceof DiagnosisEvent.Completed completed && completed.outcome() != null) {
            decided(completed, envelope.tenant());
        }
    }

    private void decided(DiagnosisEvent.Completed completed, TenantPath tenant) {
        var ticketId = completed.ticketId();
        var ticket = tickets.lock(ticketId, tenant);
        if (ticket.ended() || ticket.isDecidedAfter(completed.ticketVersion())) {
            return;
        }
        var ask = Asks.of(completed, ticket);
        tickets.decided(ticketId, completed.ticketVersion(), ask.needsVendor());
        if (ask.needsVendor()) {
            escalations.ask(ticketId, tenant, ask);
        } else {
            words.forget(ticketId);
            escalations.cancel(ticketId, tenant);
        }
    }
}
