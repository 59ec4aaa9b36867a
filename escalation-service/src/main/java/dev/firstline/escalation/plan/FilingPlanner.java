package dev.firstline.escalation.plan;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.entitlement.Eligibility;
import dev.firstline.escalation.entitlement.EligibilityRules;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.response.InitialResponses;
import dev.firstline.escalation.route.FilingRoutes;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts contract, route, access and response together. */
public final class FilingPlanner {

    private FilingPlanner() {}

    /**
     * Plans a support request.
     *
     * @param profile the nearest partner profile, or null when nobody told
     * @param entitlements all that this partner has
     * @param access to the ticket's customer
     * @param today the day in UTC
     */
    public static FilingPlan plan(
            SupportRequest request,
            @Nullable PartnerProfile profile,
            List<Entitlement> entitlements,
            AccessSituation access,
            LocalDate today) {
        if (!request.needsVendor() || request.affectedTenant() == AffectedTenant.PARTNER_OWN) {
            return new FilingPlan.NoVendor();
        }
        var filer = profile == null ? null : profile.type();
        var route = FilingRoutes.choose(request, filer).orElse(null);
        if (route == FilingRoute.VIA_INDIRECT_PROVIDER) {
            // The provider files on its own contract; the reseller's contracts are not accepted there.
            return new FilingPlan.Open(route, List.of(), null, null);
        }
        return switch (EligibilityRules.check(request, profile, entitlements, today)) {
            case Eligibility.NotCovered notCovered -> new FilingPlan.NoVendor();
            case Eligibility.Blocked blocked -> new FilingPlan.Blocked(route, blocked.reason());
            case Eligibility.Carried carried -> open(request, route, carried, access);
        };
    }

    private static FilingPlan open(
            SupportRequest request, @Nullable FilingRoute route, Eligibility.Carried carried, AccessSituation access) {
        if (route == null) {
            throw new IllegalStateException("carried without a route: " + carried.vehicles());
        }
        if (access.at(route, request.product()).blocks()) {
            return new FilingPlan.Blocked(route, BlockReason.ACCESS_MISSING);
        }
        var response = InitialResponses.published(route, request.breakFix(), request.severity(), request.language());
        return new FilingPlan.Open(route, carried.vehicles(), carried.chosen(), response.orElse(null));
    }
}
