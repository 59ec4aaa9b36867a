package dev.firstline.escalation.handling;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans without storing or locking anything. Every method runs within an open transaction of the reader's scope. */
@ApplicationScoped
class EligibilityAnswers {

    private final EscalationRepository escalations;
    private final Partners partners;
    private final Tickets tickets;
    private final Clock clock;

    EligibilityAnswers(EscalationRepository escalations, Partners partners, Tickets tickets, Clock clock) {
        this.escalations = escalations;
        this.partners = partners;
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
            return EligibilityView.of(ticket.tenant(), new FilingPlan.NoVendor(), List.of(), false);
        }
        return of(
                reader,
                ticket.tenant(),
                latest.getFirst().request(),
                latest.getFirst().reservedOf());
    }

    EligibilityView of(Scope reader, TenantPath tenant, SupportRequest request) {
        return of(reader, tenant, request, null);
    }

    /** @param held of which entitlement the ticket has a unit already, or null */
    private EligibilityView of(Scope reader, TenantPath tenant, SupportRequest request, @Nullable UUID held) {
        var partner = partners.nearestTo(tenant);
        var profile = partner.map(Partner::profile).orElse(null);
        var entitlements = partner.stream()
                .flatMap(known -> known.entitlements().stream())
                .map(entitlement -> Objects.equals(entitlement.id(), held) ? withItsOwn(entitlement) : entitlement)
                .toList();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return EligibilityView.of(
                tenant,
                FilingPlanner.plan(request, profile, entitlements, today),
                Obstacles.of(request, profile, entitlements, today),
                profile != null && reader.covers(profile.tenant()));
    }

    private static Entitlement withItsOwn(Entitlement entitlement) {
        var remaining = entitlement.incidentsRemaining();
        return remaining == null ? entitlement : entitlement.withUnits(entitlement.incidentsTotal(), remaining + 1);
    }
}
