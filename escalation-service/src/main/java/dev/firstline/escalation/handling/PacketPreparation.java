package dev.firstline.escalation.handling;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.packet.CaseFile;
import dev.firstline.escalation.packet.CheckDone;
import dev.firstline.escalation.packet.Packet;
import dev.firstline.escalation.packet.Packets;
import dev.firstline.escalation.registry.Partner;
import dev.firstline.escalation.registry.Partners;
import dev.firstline.escalation.ticket.TicketChecks;
import dev.firstline.escalation.ticket.TicketFacts;
import dev.firstline.escalation.ticket.TicketTexts;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known about an escalation for its packet; within an open transaction. */
@ApplicationScoped
class PacketPreparation {

    private final Partners partners;
    private final Tickets tickets;
    private final TicketTexts words;
    private final TicketChecks checks;

    PacketPreparation(Partners partners, Tickets tickets, TicketTexts words, TicketChecks checks) {
        this.partners = partners;
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
        return Packets.prepare(new CaseFile(
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
