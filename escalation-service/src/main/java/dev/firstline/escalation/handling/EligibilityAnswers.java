package dev.firstline.escalation.handling;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.access.AccessFinding;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.delegation.AccessWarnings;
import dev.firstline.escalation.delegation.Accesses;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.entitlement.Obstacles;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.plan.FilingPlanner;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans without storing or locking anything. Every method runs within an open transaction of the reader's scope. */
@ApplicationScoped
class EligibilityAnswers {

    private final EscalationRepository escalations;
    private final Partners partners;
    private final Accesses accesses;
    private final AccessWarnings warnings;
    private final Tickets tickets;
    private final Clock clock;

    EligibilityAnswers(
            EscalationRepository escalations,
            Partners partners,
            Accesses accesses,
            AccessWarnings warnings,
            Tickets tickets,
            Clock clock) {
        this.escalations = escalations;
        this.partners = partners;
        this.accesses = accesses;
        this.warnings = warnings;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @throws Problem 404 for a ticket that the reader does not see, 409 for one that is not decided yet */
    EligibilityView ofTicket(Scope reader, UUID ticketId) {
        var ticket = tickets.find(ticketId)
                .filter(known -> reader.covers(known.tenant()))
                .orElseThrow(() -> Problem.notFound("ticket"));
        if (ticket.needsVendor() == null) {
            throw Problem.conflict("Diagnosis has not decided on this ticket yet; describe the case to ask before.");
        }
        var latest = escalations.ofTicket(reader, ticketId, 1);
        if (!ticket.needsVendor() || latest.isEmpty()) {
            return EligibilityView.noVendor(ticket.tenant());
        }
        var known = latest.getFirst();
        return of(
                reader,
                ticket.tenant(),
                known.request(),
                new Holding(ticket.customerId(), known.filingDetails().subscriptionId(), known.reservedOf()),
                partners.nearestTo(ticket.tenant()));
    }

    /** @param customerId of which customer, or null; whoever stands below the partner could ask for anybody's, and is told of none */
    EligibilityView of(Scope reader, TenantPath tenant, @Nullable UUID customerId, SupportRequest request) {
        var partner = partners.nearestTo(tenant);
        return of(
                reader,
                tenant,
                request,
                new Holding(seesAll(reader, partner) ? customerId : null, null, null),
                partner);
    }

    private EligibilityView of(
            Scope reader, TenantPath tenant, SupportRequest request, Holding holding, Optional<Partner> partner) {
        var profile = partner.map(Partner::profile).orElse(null);
        var entitlements = partner.stream()
                .flatMap(known -> known.entitlements().stream())
                .map(entitlement ->
                        Objects.equals(entitlement.id(), holding.unitOf) ? withItsOwn(entitlement) : entitlement)
                .toList();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var situation = accesses.situation(partner, holding.customerId, holding.subscriptionId, now);
        var plan = FilingPlanner.plan(request, profile, entitlements, situation, today);
        if (plan instanceof FilingPlan.NoVendor) {
            return EligibilityView.noVendor(tenant);
        }
        var access = accessOf(plan, request, situation);
        return EligibilityView.of(
                tenant,
                plan,
                Stream.concat(Obstacles.of(request, profile, entitlements, today).stream(), access.obstacles().stream())
                        .toList(),
                access,
                access.warning(now, warnings.ahead()).orElse(null),
                seesAll(reader, partner));
    }

    private static boolean seesAll(Scope reader, Optional<Partner> partner) {
        return partner.filter(known -> reader.covers(known.profile().tenant())).isPresent();
    }

    /** What the form needs, also where a contract is missing for it. */
    private static AccessFinding accessOf(FilingPlan plan, SupportRequest request, AccessSituation situation) {
        var route = switch (plan) {
            case FilingPlan.Open open -> open.route();
            case FilingPlan.Blocked blocked -> blocked.route();
            case FilingPlan.NoVendor noVendor -> null;
        };
        return route == null ? AccessFinding.NONE_NEEDED : situation.at(route, request.product());
    }

    /**
     * What a case stands on.
     *
     * @param unitOf of which entitlement its ticket has a unit already, or null
     */
    private record Holding(
            @Nullable UUID customerId,
            @Nullable String subscriptionId,
            @Nullable UUID unitOf) {}

    private static Entitlement withItsOwn(Entitlement entitlement) {
        var remaining = entitlement.incidentsRemaining();
        return remaining == null ? entitlement : entitlement.withUnits(entitlement.incidentsTotal(), remaining + 1);
    }
}
