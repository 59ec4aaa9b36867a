package dev.firstline.benchmarks.diagnosis;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.entitlement.OnPremisesRelease;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.plan.FilingPlanner;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where a decided ticket would be filed and what blocks it, by escalation's own rules and the contracts of the ticket's partner. */
final class Filing {

    /** The labels were given for contracts that hold; the day only has to lie within them. */
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final TenantPath PARTNER = new TenantPath("partner");

    /** A labelled ticket names the contract but not its releases, so it has those that were current and the ones before on that day. */
    private static final List<OnPremisesRelease> RELEASES = List.of(
            current("Windows Server 2025"),
            previous("Windows Server 2022"),
            current("SQL Server 2025"),
            previous("SQL Server 2022"),
            current("Exchange Server SE"),
            current("SharePoint Server Subscription Edition"));

    private Filing() {}

    /** Route and block of a decided ticket. */
    static Map<Dimension, String> of(LabelledTicket ticket, Decision decision) {
        var about = decision.classification();
        var request = new SupportRequest(
                decision.outcome(),
                ticket.tenant(),
                about.productFamily(),
                about.product(),
                about.issueClass(),
                decision.issueKind().name(),
                about.breakFix(),
                // It changes neither route nor contract.
                Severity.B,
                ticket.language(),
                decision.tags());
        var profile = new PartnerProfile(PARTNER, ticket.partnerType(), null, false);
        var contracts = ticket.vehicles().stream().map(Filing::contract).toList();
        return switch (FilingPlanner.plan(
                request,
                profile,
                contracts,
                AccessSituation.unknown(DAY.atStartOfDay(ZoneOffset.UTC).toInstant()),
                DAY)) {
            case FilingPlan.Open open -> answers(open.route().name(), Dimension.NONE);
            case FilingPlan.Blocked blocked ->
                answers(
                        blocked.route() == null
                                ? Dimension.NONE
                                : blocked.route().name(),
                        blocked.reason().name());
            case FilingPlan.NoVendor nobody -> answers(Dimension.NONE, Dimension.NONE);
        };
    }

    private static Map<Dimension, String> answers(String route, String blocked) {
        return Map.of(Dimension.ROUTE, route, Dimension.BLOCKED, blocked);
    }

    private static Entitlement contract(SupportVehicle vehicle) {
        var releases = vehicle == SupportVehicle.PRODUCT_SUPPORT_INCIDENTS ? RELEASES : List.<OnPremisesRelease>of();
        return new Entitlement(
                new UUID(0, vehicle.ordinal()), vehicle, null, null, LONG_AGO, null, null, null, releases);
    }

    private static OnPremisesRelease current(String name) {
        return new OnPremisesRelease(name, OnPremisesRelease.Generation.CURRENT, null);
    }

    private static OnPremisesRelease previous(String name) {
        return new OnPremisesRelease(name, OnPremisesRelease.Generation.PREVIOUS, null);
    }
}
