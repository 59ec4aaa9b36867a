package dev.firstline.escalation.desk;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.ask.VendorAsk;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.plan.FilingPlanner;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decisions and changed entitlements make of escalations. Every method runs within an open transaction that holds
 * the ticket's lock, and has written everything to the database when it returns.
 */
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

    /** A decision asks for a vendor: opens, blocks, or changes what is not filed yet. */
    public void ask(UUID ticketId, TenantPath tenant, VendorAsk ask) {
        var plan = plan(tenant, ask);
        if (plan instanceof FilingPlan.NoVendor) {
            cancel(ticketId, tenant);
            return;
        }
        var escalation = escalations.openOf(ticketId, tenant).orElseGet(() -> blank(ticketId, tenant));
        if (escalation.state != EscalationState.FILED) {
            apply(escalation, ask, plan);
        }
        writeOut();
    }

    /** No vendor is needed any more, or the ticket ended: drops the one that has not ended. */
    public void cancel(UUID ticketId, TenantPath tenant) {
        escalations.openOf(ticketId, tenant).ifPresent(escalation -> {
            escalation.end(EscalationState.CANCELLED);
            escalation.changedAt = now();
            outbox.publish(tenant, new EscalationEvent.Cancelled(ticketId, escalation.id, escalation.changedAt));
        });
        writeOut();
    }

    /** The stated severity changed. What is filed stays as filed: the vendor is told by a message of its own. */
    public void severityChanged(UUID ticketId, TenantPath tenant, Severity severity) {
        escalations
                .openOf(ticketId, tenant)
                .filter(escalation -> escalation.state.isUnfiled())
                .ifPresent(escalation -> ask(ticketId, tenant, escalation.ask().withSeverity(severity)));
    }

    /** Looks at a blocked one again; opens it when it can be filed by now. */
    void recheck(UUID escalationId) {
        var seen = escalations.findById(escalationId);
        if (seen == null) {
            return;
        }
        tickets.lock(seen.ticketId, seen.tenantPath());
        escalations.getEntityManager().refresh(seen);
        if (seen.state == EscalationState.BLOCKED) {
            ask(seen.ticketId, seen.tenantPath(), seen.ask());
        }
    }

    private FilingPlan plan(TenantPath tenant, VendorAsk ask) {
        var partner = partners.steadyNearestTo(tenant);
        return FilingPlanner.plan(
                ask,
                partner.map(Partner::profile).orElse(null),
                partner.map(Partner::entitlements).orElse(List.of()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void apply(EscalationEntity escalation, VendorAsk ask, FilingPlan plan) {
        var before = told(escalation);
        escalation.hold(ask);
        escalation.hold(plan);
        if (!told(escalation).equals(before)) {
            keep(escalation);
            outbox.publish(
                    escalation.tenantPath(),
                    escalation.state == EscalationState.BLOCKED ? blocked(escalation) : opened(escalation));
        }
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

    private static EscalationEntity blank(UUID ticketId, TenantPath tenant) {
        var escalation = new EscalationEntity();
        escalation.id = Ids.next();
        escalation.ticketId = ticketId;
        escalation.tenant = tenant.value();
        return escalation;
    }

    private void keep(EscalationEntity escalation) {
        escalation.changedAt = now();
        if (escalation.createdAt == null) {
            escalation.createdAt = escalation.changedAt;
            escalations.persist(escalation);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The next event of a batch may be another tenant's, and row level security would then refuse what this one left
     * unwritten.
     */
    private void writeOut() {
        escalations.flush();
        escalations.getEntityManager().clear();
    }
}
