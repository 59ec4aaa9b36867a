package dev.firstline.escalation.entitlement;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.entitlement.Remedy.Step;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that keeps a request from being filed, where {@link EligibilityRules} name the first reason, and what would take it away. */
public final class Obstacles {

    private Obstacles() {}

    /**
     * The obstacles, in the order in which the rules come upon them; none where the request may be filed or is not covered.
     *
     * @param profile the nearest partner profile, or null when nobody told
     * @param entitlements all that this partner has, usable or not
     * @param today the day in UTC
     */
    public static List<Obstacle> of(
            SupportRequest request, @Nullable PartnerProfile profile, List<Entitlement> entitlements, LocalDate today) {
        if (!(EligibilityRules.check(request, profile, entitlements, today) instanceof Eligibility.Blocked)) {
            return List.of();
        }
        var obstacles = new ArrayList<Obstacle>();
        if (profile == null) {
            obstacles.add(
                    new Obstacle(BlockReason.PARTNER_PROFILE_MISSING, List.of(Remedy.of(Step.STATE_PARTNER_PROFILE))));
        }
        var family = request.productFamily();
        if (family == null) {
            obstacles.add(
                    new Obstacle(BlockReason.PRODUCT_FAMILY_MISSING, List.of(Remedy.of(Step.NAME_PRODUCT_FAMILY))));
        } else if (!request.isCommercial()
                && EligibilityRules.isWithoutContract(request, family, entitlements, today)) {
            obstacles.add(
                    new Obstacle(EligibilityRules.reasonFor(family), contracts(request, family, entitlements, today)));
        }
        return List.copyOf(obstacles);
    }

    private static List<Remedy> contracts(
            SupportRequest request, ProductFamily family, List<Entitlement> entitlements, LocalDate today) {
        var vehicles = EligibilityRules.vehiclesFor(family);
        var remedies = new ArrayList<Remedy>();
        for (SupportVehicle vehicle : vehicles) {
            entitlements.stream()
                    .filter(entitlement -> entitlement.vehicle() == vehicle)
                    .map(entitlement -> usable(entitlement, request, today))
                    .flatMap(Optional::stream)
                    .forEach(remedies::add);
        }
        remedies.add(new Remedy(Step.ADD_ENTITLEMENT, vehicles, null, null));
        return remedies;
    }

    /** What would make an entitlement carry the request that does not now. */
    private static Optional<Remedy> usable(Entitlement entitlement, SupportRequest request, LocalDate today) {
        if (today.isBefore(entitlement.validFrom())) {
            return Optional.of(Remedy.of(Step.AWAIT_BEGIN, entitlement, entitlement.validFrom()));
        }
        if (entitlement.hasEndedOn(today)) {
            return Optional.of(Remedy.of(Step.RENEW_ENTITLEMENT, entitlement, entitlement.validTo()));
        }
        if (!entitlement.isUsableOn(today)) {
            return Optional.of(Remedy.of(Step.FREE_UNIT, entitlement, null));
        }
        if (entitlement.vehicle() != SupportVehicle.PRODUCT_SUPPORT_INCIDENTS) {
            return Optional.empty();
        }
        return Optional.of(
                request.product() == null
                        ? Remedy.of(Step.NAME_PRODUCT)
                        : Remedy.of(Step.LIST_RELEASE, entitlement, null));
    }
}
