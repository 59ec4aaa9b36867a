package dev.firstline.escalation.handling;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.access.AccessFinding;
import dev.firstline.escalation.access.AccessWarning;
import dev.firstline.escalation.delegation.AccessWarnings;
import dev.firstline.escalation.delegation.Accesses;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.packet.CaseFile;
import dev.firstline.escalation.packet.CheckDone;
import dev.firstline.escalation.packet.Packet;
import dev.firstline.escalation.packet.PacketNotice;
import dev.firstline.escalation.packet.Packets;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.TicketChecks;
import dev.firstline.escalation.ticket.TicketFacts;
import dev.firstline.escalation.ticket.TicketTexts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known about an escalation for its packet; within an open transaction. */
@ApplicationScoped
class PacketPreparation {

    private final Partners partners;
    private final Accesses accesses;
    private final AccessWarnings warnings;
    private final Tickets tickets;
    private final TicketTexts words;
    private final TicketChecks checks;
    private final Clock clock;

    PacketPreparation(
            Partners partners,
            Accesses accesses,
            AccessWarnings warnings,
            Tickets tickets,
            TicketTexts words,
            TicketChecks checks,
            Clock clock) {
        this.partners = partners;
        this.accesses = accesses;
        this.warnings = warnings;
        this.clock = clock;
        this.tickets = tickets;
        this.words = words;
        this.checks = checks;
    }

    /**
     * As that reader may see it: contract and contact of a holder that the reader's scope does not cover are left out.
     *
     * @throws Problem 409 while no route is chosen
     */
    Packet of(Scope reader, EscalationEntity escalation) {
        var route = escalation.route;
        if (route == null) {
            throw Problem.conflict("There is no form to prepare for while the route is not known.")
                    .with("state", escalation.state);
        }
        var partner = partners.nearestTo(escalation.tenantPath());
        var ticket = tickets.find(escalation.ticketId);
        var prepared = Packets.prepare(new CaseFile(
                route,
                escalation.request(),
                escalation.supportVehicles(),
                chosen(escalation, partner),
                ticket.map(TicketFacts::number).orElse(null),
                ticket.map(TicketFacts::region).orElse(null),
                words.of(escalation.ticketId).orElse(null),
                partner.map(known -> known.profile().contact()).orElse(null),
                escalation.filingDetails(),
                holderAbove(reader, partner).orElse(null),
                checks.of(escalation.ticketId).stream()
                        .map(check -> new CheckDone(check.check(), check.result(), check.doneAt()))
                        .toList()));
        var now = clock.instant();
        var access = accesses.situation(
                        partner,
                        ticket.map(TicketFacts::customerId).orElse(null),
                        escalation.filingDetails().subscriptionId(),
                        now)
                .at(route, escalation.product);
        return prepared.with(access, notices(access, now, prepared.heldBy() == null));
    }

    /** That nothing is recorded is nothing to know before filing: whoever records no access would read it on every packet. */
    private List<PacketNotice> notices(AccessFinding access, Instant now, boolean seesRelations) {
        if (access.blocks()) {
            return List.of(PacketNotice.ACCESS_MISSING);
        }
        var warning = access.warning(now, warnings.ahead());
        if (warning.filter(AccessWarning.ACCESS_UNCERTAIN::equals).isPresent()) {
            return List.of(PacketNotice.ACCESS_UNCERTAIN);
        }
        return seesRelations
                        && warning.filter(AccessWarning.ACCESS_ENDS_SOON::equals)
                                .isPresent()
                ? List.of(PacketNotice.ACCESS_ENDS_SOON)
                : List.of();
    }

    /** The tenant that holds contract and contact, where the reader's scope does not cover it. */
    Optional<TenantPath> holderAbove(Scope reader, EscalationEntity escalation) {
        return holderAbove(reader, partners.nearestTo(escalation.tenantPath()));
    }

    private static Optional<TenantPath> holderAbove(Scope reader, Optional<Partner> partner) {
        return partner.map(known -> known.profile().tenant()).filter(holder -> !reader.covers(holder));
    }

    private static @Nullable Entitlement chosen(EscalationEntity escalation, Optional<Partner> partner) {
        return partner.stream()
                .flatMap(known -> known.entitlements().stream())
                .filter(entitlement -> entitlement.id().equals(escalation.entitlementId))
                .findFirst()
                .orElse(null);
    }
}
