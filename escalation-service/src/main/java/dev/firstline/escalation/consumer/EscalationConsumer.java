package dev.firstline.escalation.consumer;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.handling.Escalations;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.TicketChecks;
import dev.firstline.escalation.ticket.TicketTexts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hears tickets, their words and the decisions on them, a batch at a time. */
@ApplicationScoped
class EscalationConsumer implements EventHandler {

    private final Tickets tickets;
    private final TicketTexts words;
    private final TicketChecks checks;
    private final Partners partners;
    private final Escalations escalations;

    EscalationConsumer(
            Tickets tickets, TicketTexts words, TicketChecks checks, Partners partners, Escalations escalations) {
        this.tickets = tickets;
        this.words = words;
        this.checks = checks;
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
        var planned = new HashSet<>(tenantsOf(ofConcern(heard, EnumSet.of(Heard.Concern.PLANS)), owners));
        partners.hold(planned);
        var facts = tickets.lock(owners);
        // Of a ticket that has never needed a vendor there is none to be looked for.
        var escalated = ofConcern(heard, EnumSet.of(Heard.Concern.PLANS, Heard.Concern.ENDS)).stream()
                .filter(ticket -> Boolean.TRUE.equals(
                        Objects.requireNonNull(facts.get(ticket)).needsVendor()))
                .collect(Collectors.toSet());
        // Rare, and known only now, when it is too late to hold the partner steady: what is blocked by a plan from
        // before a change is
        // looked at again within a quarter of an hour.
        var late = ofConcern(heard, EnumSet.of(Heard.Concern.NAMES_CUSTOMER)).stream()
                .filter(ticket -> Objects.requireNonNull(facts.get(ticket)).wasPlannedWithoutCustomer())
                .collect(Collectors.toSet());
        escalated.addAll(late);
        planned.addAll(tenantsOf(late, owners));
        var batch = new Batch(facts, escalations.openOf(escalated, planned));
        heard.forEach(one -> one.effect().accept(batch));
        tickets.keep(batch.changedFacts());
        words.forget(batch.forgottenWords());
        words.keep(batch.keptWords());
        checks.keep(batch.keptChecks());
        escalations.write(batch.escalations());
    }

    private static Set<TenantPath> tenantsOf(Set<UUID> tickets, TicketOwners owners) {
        return tickets.stream().map(owners.byTicket()::get).collect(Collectors.toSet());
    }

    private static Set<UUID> ofConcern(List<Heard> heard, Set<Heard.Concern> concerns) {
        return heard.stream()
                .filter(one -> concerns.contains(one.concern()))
                .map(Heard::ticketId)
                .collect(Collectors.toSet());
    }
}
