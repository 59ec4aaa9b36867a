package dev.firstline.escalation.consumer;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.handling.Escalations;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.Tickets;
import dev.firstline.escalation.ticket.TicketTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Hears tickets, their words and the decisions on them, a batch at a time. */
@ApplicationScoped
class EscalationConsumer implements EventHandler {

    private final Tickets tickets;
    private final TicketTexts words;
    private final Partners partners;
    private final Escalations escalations;

    EscalationConsumer(Tickets tickets, TicketTexts words, Partners partners, Escalations escalations) {
        this.tickets = tickets;
        this.words = words;
        this.partners = partners;
        this.escalations = escalations;
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
        var batch = new Batch(tickets.lock(owners), escalations.openOf(planning));
        heard.forEach(one -> one.effect().accept(batch));
        tickets.keep(batch.changedFacts());
        words.forget(batch.forgottenWords());
        words.keep(batch.keptWords());
        escalations.write(batch.escalations());
    }
}
