package dev.firstline.escalation.handling;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.delegation.AccessLookup;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Cause.Reason;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.lifecycle.Lifecycle;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.plan.FilingPlanner;
import dev.firstline.escalation.registry.Account;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.UnitBook;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.ticket.TicketFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What decisions and changed entitlements make of the escalations of a few tickets. In hand for one transaction that
 * holds the tickets' locks; {@link Escalations#write} stores and tells what came of it.
 */
public final class OpenEscalations {

    private final Map<UUID, EscalationEntity> openByTicket = new HashMap<>();
    private final Map<TenantPath, Optional<Partner>> partners = new HashMap<>();
    private final Map<UUID, UUID> customers = new HashMap<>();
    private final Function<TenantPath, Optional<Partner>> lookUp;
    private final AccessLookup accesses;
    private final UnitBook units;
    private final Instant now;

    /** How many there were at first. */
    private final int looked;

    private final List<EscalationEntity> made = new ArrayList<>();
    private final List<Outbox.Fact> facts = new ArrayList<>();

    /** @param open the escalations of the tickets that have not ended, one for each ticket at most */
    OpenEscalations(
            List<EscalationEntity> open,
            Function<TenantPath, Optional<Partner>> lookUp,
            AccessLookup accesses,
            UnitBook units,
            Instant now) {
        open.forEach(escalation -> openByTicket.put(escalation.ticketId, escalation));
        this.looked = open.size();
        this.lookUp = lookUp;
        this.accesses = accesses;
        this.units = units;
        this.now = now;
    }

    /** Takes note of whose ticket it is, before it is planned: for the access to that customer. */
    public void know(TicketFacts ticket) {
        if (ticket.customerId() != null) {
            customers.put(ticket.id(), ticket.customerId());
        }
    }

    /**
     * A decision asks for a vendor: opens, blocks, or changes what is not filed yet.
     *
     * @param asked the decision
     * @param traceparent the trace of what asks, or null
     */
    public void request(
            UUID ticketId, TenantPath tenant, SupportRequest request, Asked asked, @Nullable String traceparent) {
        request(ticketId, tenant, request, traceparent);
        var escalation = openByTicket.get(ticketId);
        if (escalation != null && escalation.state != EscalationState.FILED) {
            escalation.hold(asked);
        }
    }

    private void request(UUID ticketId, TenantPath tenant, SupportRequest request, @Nullable String traceparent) {
        var plan = plan(ticketId, tenant, request);
        if (plan instanceof FilingPlan.NoVendor) {
            cancel(ticketId, traceparent);
            return;
        }
        var escalation = openByTicket.computeIfAbsent(ticketId, id -> blank(id, tenant));
        if (escalation.state != EscalationState.FILED) {
            apply(escalation, request, plan, traceparent);
        }
    }

    /** No vendor is needed any more, or the ticket ended: drops the one that has not ended. */
    public void cancel(UUID ticketId, @Nullable String traceparent) {
        var escalation = openByTicket.remove(ticketId);
        if (escalation != null) {
            giveBack(escalation, Reason.DROPPED);
            escalation.hold(Lifecycle.dropped(escalation.life(), now));
            escalation.changedAt = now;
            tell(escalation, new EscalationEvent.Cancelled(ticketId, escalation.id, now), traceparent);
        }
    }

    /** The stated severity changed. What is filed stays as filed: the vendor is told by a message of its own. */
    public void severityChanged(UUID ticketId, Severity severity, @Nullable String traceparent) {
        var escalation = openByTicket.get(ticketId);
        if (escalation != null && escalation.state.isUnfiled()) {
            request(ticketId, escalation.tenantPath(), escalation.request().withSeverity(severity), traceparent);
        }
    }

    /** It was heard only now whose ticket it is: what is not filed yet is planned with the access to that customer. */
    public void customerKnown(TicketFacts ticket, @Nullable String traceparent) {
        know(ticket);
        var escalation = openByTicket.get(ticket.id());
        if (escalation != null && escalation.state.isUnfiled()) {
            request(ticket.id(), escalation.tenantPath(), escalation.request(), traceparent);
        }
    }

    /** Looks at a blocked one again; opens it when it can be filed by now. */
    void recheck(UUID ticketId) {
        var escalation = openByTicket.get(ticketId);
        if (escalation != null && escalation.state == EscalationState.BLOCKED) {
            request(ticketId, escalation.tenantPath(), escalation.request(), null);
        }
    }

    /** Takes the reservation from an open one, as far as the entitlement has no unit for it, and plans it anew. */
    void takeBack(UUID ticketId, UUID entitlementId) {
        var escalation = openByTicket.get(ticketId);
        if (escalation != null && entitlementId.equals(escalation.reservedOf()) && isTakenBack(entitlementId)) {
            units.takeBack(entitlementId, Cause.of(escalation.id, reasonOf(entitlementId)));
            escalation.holdNoUnit();
            request(ticketId, escalation.tenantPath(), escalation.request(), null);
        }
    }

    /** Whether it has no escalation in hand, so that there is nothing to store. */
    boolean isEmpty() {
        return looked == 0 && made.isEmpty();
    }

    List<EscalationEntity> made() {
        return made;
    }

    List<Outbox.Fact> facts() {
        return facts;
    }

    UnitBook units() {
        return units;
    }

    /**
     * Planned on what was read, and once more on what is left by now where units decide: from then on nobody else changes them, and whoever
     * brings one back sees what was blocked here.
     */
    private FilingPlan plan(UUID ticketId, TenantPath tenant, SupportRequest request) {
        var known = openByTicket.get(ticketId);
        var partner = partners.computeIfAbsent(tenant, lookUp);
        var access = accesses.situation(
                partner,
                customers.get(ticketId),
                known == null ? null : known.filingDetails().subscriptionId(),
                now);
        var asRead = plan(partner, request, access, UnaryOperator.identity());
        if (known != null && known.state == EscalationState.FILED || !decideUnits(asRead, partner, known)) {
            return asRead;
        }
        var held = known == null ? null : known.reservedOf();
        return plan(partner, request, access, entitlement -> units.asOf(entitlement, held));
    }

    private FilingPlan plan(
            Optional<Partner> partner,
            SupportRequest request,
            AccessSituation access,
            UnaryOperator<Entitlement> asOf) {
        return FilingPlanner.plan(
                request,
                partner.map(Partner::profile).orElse(null),
                partner.stream()
                        .flatMap(known -> known.entitlements().stream())
                        .map(asOf)
                        .toList(),
                access,
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private boolean decideUnits(FilingPlan plan, Optional<Partner> partner, @Nullable EscalationEntity known) {
        if (units.isOpen() || known != null && known.reservedOf() != null) {
            return true;
        }
        return switch (plan) {
            case FilingPlan.Open open -> open.chosen() != null && open.chosen().isCounted();
            case FilingPlan.Blocked blocked ->
                // A contract carries what lacks access alone.
                blocked.reason() != BlockReason.ACCESS_MISSING
                        && partner.stream()
                                .flatMap(holder -> holder.entitlements().stream())
                                .anyMatch(Entitlement::isCounted);
            case FilingPlan.NoVendor noVendor -> false;
        };
    }

    /** Holds a unit of what it is planned on, and none of anything else. */
    private void settleUnits(EscalationEntity escalation, FilingPlan plan) {
        var chosen = plan instanceof FilingPlan.Open open ? open.chosen() : null;
        var wanted = chosen != null && chosen.isCounted() ? chosen.id() : null;
        if (!Objects.equals(escalation.reservedOf(), wanted)) {
            giveBack(escalation, Reason.PLANNED_ANEW);
            if (wanted != null) {
                units.reserve(wanted, Cause.of(escalation.id, null));
                escalation.holdUnit(wanted, HeldUnit.RESERVED);
            }
        }
    }

    private void giveBack(EscalationEntity escalation, Reason why) {
        var reserved = escalation.reservedOf();
        if (reserved != null) {
            units.giveBack(reserved, Cause.of(escalation.id, why));
            escalation.holdNoUnit();
        }
    }

    private boolean isTakenBack(UUID entitlementId) {
        return units.account(entitlementId)
                .filter(account -> account.hasEnded() || account.units().shortBy() > 0)
                .isPresent();
    }

    private Reason reasonOf(UUID entitlementId) {
        return units.account(entitlementId).filter(Account::hasEnded).isPresent() ? Reason.ENDED : Reason.SHORT;
    }

    private EscalationEntity blank(UUID ticketId, TenantPath tenant) {
        var escalation = new EscalationEntity();
        escalation.id = Ids.next();
        escalation.ticketId = ticketId;
        escalation.tenant = tenant.value();
        escalation.createdAt = now;
        escalation.changedAt = now;
        escalation.state = EscalationState.OPEN;
        made.add(escalation);
        return escalation;
    }

    private void apply(
            EscalationEntity escalation, SupportRequest request, FilingPlan plan, @Nullable String traceparent) {
        var before = told(escalation);
        var life = escalation.life();
        escalation.hold(request);
        escalation.hold(plan);
        settleUnits(escalation, plan);
        if (!told(escalation).equals(before)) {
            escalation.hold(Lifecycle.planned(life, escalation.state == EscalationState.BLOCKED, now));
            escalation.changedAt = now;
            tell(
                    escalation,
                    escalation.state == EscalationState.BLOCKED ? blocked(escalation) : opened(escalation),
                    traceparent);
        }
    }

    private void tell(EscalationEntity escalation, EscalationEvent event, @Nullable String traceparent) {
        facts.add(new Outbox.Fact(escalation.tenantPath(), event, traceparent));
    }

    private static EscalationEvent opened(EscalationEntity escalation) {
        return new EscalationEvent.Opened(
                escalation.ticketId,
                escalation.id,
                escalation.changedAt,
                Objects.requireNonNull(escalation.route),
                escalation.supportVehicles(),
                escalation.severity,
                escalation.breakFix,
                escalation.initialResponse);
    }

    private static EscalationEvent blocked(EscalationEntity escalation) {
        return new EscalationEvent.Blocked(
                escalation.ticketId,
                escalation.id,
                escalation.changedAt,
                escalation.route,
                Objects.requireNonNull(escalation.blockReason));
    }

    /** What the other services are told of it, so that they are told again only of changes. */
    private static List<@Nullable Object> told(EscalationEntity escalation) {
        return Arrays.asList(
                escalation.state,
                escalation.route,
                escalation.vehicles,
                escalation.severity,
                escalation.breakFix,
                escalation.initialResponse,
                escalation.blockReason);
    }
}
