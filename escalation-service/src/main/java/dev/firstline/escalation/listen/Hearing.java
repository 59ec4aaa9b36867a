package dev.firstline.escalation.listen;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.desk.Escalations;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.Tickets;
import dev.firstline.escalation.ticket.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears tickets, their words and the decisions on them, a batch at a time. */
@ApplicationScoped
class Hearing implements EventHandler {

    private final Inbox inbox;
    private final Tickets tickets;
    private final Words words;
    private final Partners partners;
    private final Escalations escalations;

    Hearing(Inbox inbox, Tickets tickets, Words words, Partners partners, Escalations escalations) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.words = words;
        this.partners = partners;
        this.escalations = escalations;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "escalation.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        var heard = events.stream().flatMap(Heard::of).toList();
        if (heard.isEmpty()) {
            return;
        }
        var owners = new HashMap<UUID, TenantPath>();
        var planning = new HashSet<UUID>();
        for (var one : heard) {
            if (!one.tenant().equals(owners.computeIfAbsent(one.ticketId(), id -> one.tenant()))) {
                throw new IllegalArgumentException("one ticket in the name of two tenants");
            }
            if (one.concernsEscalation()) {
                planning.add(one.ticketId());
            }
        }
        partners.hold(planning.stream().map(owners::get).toList());
        var batch = new Batch(tickets.lock(owners), escalations.docket(planning));
        heard.forEach(one -> one.effect().accept(batch));
        tickets.keep(batch.changedFacts());
        words.forget(batch.forgottenWords());
        words.keep(batch.keptWords());
        escalations.write(batch.docket());
    }
}
