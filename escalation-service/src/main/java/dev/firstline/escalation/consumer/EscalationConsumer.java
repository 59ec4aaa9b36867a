package dev.firstline.escalation.consumer;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.escalation.handling.Escalations;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.TicketTexts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

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
        var owners = TicketOwners.of(heard, Heard::ticketId, Heard::tenant);
        var planning = heard.stream()
                .filter(Heard::concernsEscalation)
                .map(Heard::ticketId)
                .collect(Collectors.toSet());
        partners.hold(planning.stream().map(owners.byTicket()::get).toList());
        var batch = new Batch(tickets.lock(owners), escalations.openOf(planning));
        heard.forEach(one -> one.effect().accept(batch));
        tickets.keep(batch.changedFacts());
        words.forget(batch.forgottenWords());
        words.keep(batch.keptWords());
        escalations.write(batch.escalations());
    }
}
