package dev.firstline.escalation.handling;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes escalations into a {@link OpenEscalations} and stores what came of it. Every method runs within an open transaction. */
@ApplicationScoped
public class Escalations {

    private final EscalationRepository escalations;
    private final Partners partners;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Clock clock;

    Escalations(EscalationRepository escalations, Partners partners, Tickets tickets, Outbox outbox, Clock clock) {
        this.escalations = escalations;
        this.partners = partners;
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The escalations of tickets whose locks the transaction holds; the partners behind their tenants are held
     * {@linkplain Partners#hold steady} before.
     */
    public OpenEscalations openOf(Collection<UUID> ticketIds) {
        return new OpenEscalations(
                ticketIds.isEmpty() ? List.of() : escalations.openOf(ticketIds), partners::nearestTo, now());
    }

    /** Stores and tells; everything is in the database when it returns. */
    public void write(OpenEscalations open) {
        if (!open.isEmpty()) {
            escalations.persist(open.made());
            escalations.flush();
            escalations.getEntityManager().clear();
        }
        outbox.publish(open.facts());
    }

    /** Looks at blocked ones again, all in one go; opens those that can be filed by now. */
    void recheck(List<BlockedTicket> blocked) {
        if (blocked.isEmpty()) {
            return;
        }
        var owners = TicketOwners.of(blocked, BlockedTicket::ticketId, one -> new TenantPath(one.tenant()));
        partners.hold(owners.byTicket().values());
        tickets.lock(owners);
        var open = new OpenEscalations(
                escalations.openOf(owners.byTicket().keySet()),
                partners.nearestTo(Set.copyOf(owners.byTicket().values())),
                now());
        owners.byTicket().keySet().stream().sorted().forEach(open::recheck);
        write(open);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
