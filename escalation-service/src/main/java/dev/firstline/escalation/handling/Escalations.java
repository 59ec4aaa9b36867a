package dev.firstline.escalation.handling;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.delegation.AccessLookup;
import dev.firstline.escalation.delegation.Accesses;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.registry.Account;
import dev.firstline.escalation.registry.EntitlementUnits;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.TicketFacts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes escalations into a {@link OpenEscalations} and stores what came of it. Every method runs within an open transaction. */
@ApplicationScoped
public class Escalations {

    private final EscalationRepository escalations;
    private final Partners partners;
    private final Accesses accesses;
    private final EntitlementUnits units;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Clock clock;

    Escalations(
            EscalationRepository escalations,
            Partners partners,
            Accesses accesses,
            EntitlementUnits units,
            Tickets tickets,
            Outbox outbox,
            Clock clock) {
        this.escalations = escalations;
        this.partners = partners;
        this.accesses = accesses;
        this.units = units;
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The escalations of tickets whose locks the transaction holds; the partners behind their tenants are held
     * {@linkplain Partners#hold steady} before.
     *
     * @param planned the tenants for which something may be planned
     */
    public OpenEscalations openOf(Collection<UUID> ticketIds, Collection<TenantPath> planned) {
        return inHand(ticketIds, planned, partners::nearestTo, accesses);
    }

    /** Stores and tells; everything is in the database when it returns. */
    public void write(OpenEscalations open) {
        if (!open.isEmpty()) {
            escalations.persist(open.made());
            escalations.flush();
            escalations.getEntityManager().clear();
        }
        units.keep(open.units());
        outbox.publish(open.facts());
    }

    /** Looks at blocked ones again, all in one go; opens those that can be filed by now. */
    void recheck(List<BlockedTicket> blocked) {
        if (blocked.isEmpty()) {
            return;
        }
        var owners = TicketOwners.of(blocked, BlockedTicket::ticketId, one -> new TenantPath(one.tenant()));
        partners.hold(owners.byTicket().values());
        var facts = tickets.lock(owners).values();
        var tenants = Set.copyOf(owners.byTicket().values());
        var customers = facts.stream()
                .map(TicketFacts::customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var open = inHand(owners.byTicket().keySet(), tenants, partners.nearestTo(tenants), accesses.of(customers));
        facts.forEach(open::know);
        owners.byTicket().keySet().stream().sorted().forEach(open::recheck);
        write(open);
    }

    /**
     * Takes back the reservations that have no unit behind them any more, as the entitlement has ended or the vendor has fewer, and plans
     * their escalations anew.
     *
     * @param reserved some with a reservation of that entitlement, the first to lose it first
     */
    void takeBack(UUID entitlementId, TenantPath holder, List<BlockedTicket> reserved) {
        var owners = TicketOwners.of(reserved, BlockedTicket::ticketId, one -> new TenantPath(one.tenant()));
        var tenants = Stream.concat(Stream.of(holder), owners.byTicket().values().stream())
                .collect(Collectors.toSet());
        partners.hold(tenants);
        var facts = reserved.isEmpty()
                ? List.<TicketFacts>of()
                : tickets.lock(owners).values();
        var open = inHand(owners.byTicket().keySet(), tenants, partners::nearestTo, accesses);
        facts.forEach(open::know);
        reserved.forEach(one -> open.takeBack(one.ticketId(), entitlementId));
        open.units().account(entitlementId).ifPresent(Account::expireIfEnded);
        write(open);
    }

    /** Reservations that copies of a version without accounts have left with what was filed, blocked or ended since. */
    void settleLeft(List<BlockedTicket> left) {
        if (left.isEmpty()) {
            return;
        }
        tickets.lock(TicketOwners.of(left, BlockedTicket::ticketId, one -> new TenantPath(one.tenant())));
        var found = escalations.fresh(left.stream().map(BlockedTicket::id).toList());
        var book = units.book(() -> found.stream()
                .map(EscalationEntity::reservedOf)
                .filter(Objects::nonNull)
                .toList());
        for (var escalation : found) {
            var of = escalation.reservedOf();
            if (of == null || escalation.state == EscalationState.OPEN) {
                continue;
            }
            if (escalation.state == EscalationState.FILED) {
                var cause = new Cause(escalation.id, escalation.vendorCaseNumber, null, null, null);
                if (book.use(of, true, cause)) {
                    escalation.holdUnit(of, HeldUnit.USED);
                } else {
                    escalation.holdNoUnit();
                }
            } else {
                book.giveBack(of, Cause.of(escalation.id, Cause.Reason.DROPPED));
                escalation.holdNoUnit();
            }
        }
        escalations.flush();
        units.keep(book);
    }

    private OpenEscalations inHand(
            Collection<UUID> ticketIds,
            Collection<TenantPath> planned,
            Function<TenantPath, Optional<Partner>> partnerOf,
            AccessLookup accessOf) {
        var open = ticketIds.isEmpty() ? List.<EscalationEntity>of() : escalations.openOf(ticketIds);
        var book = units.book(() -> Stream.concat(
                        open.stream().map(EscalationEntity::reservedOf).filter(Objects::nonNull),
                        partners.countedOf(planned))
                .collect(Collectors.toSet()));
        return new OpenEscalations(open, partnerOf, accessOf, book, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
