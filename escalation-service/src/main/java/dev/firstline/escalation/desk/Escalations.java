package dev.firstline.escalation.desk;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes escalations into a {@link Docket} and stores what came of it. Every method runs within an open transaction. */
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
    public Docket docket(Collection<UUID> ticketIds) {
        return new Docket(
                ticketIds.isEmpty() ? List.of() : escalations.openOf(ticketIds),
                partners::nearestTo,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Stores and tells; everything is in the database when it returns. */
    public void write(Docket docket) {
        escalations.persist(docket.made());
        escalations.flush();
        escalations.getEntityManager().clear();
        outbox.publish(docket.facts());
    }

    /** Looks at a blocked one again; opens it when it can be filed by now. */
    void recheck(BlockedTicket blocked) {
        var tenant = new TenantPath(blocked.tenant());
        partners.hold(List.of(tenant));
        tickets.lock(blocked.ticketId(), tenant);
        var docket = docket(List.of(blocked.ticketId()));
        docket.recheck(blocked.ticketId());
        write(docket);
    }
}
