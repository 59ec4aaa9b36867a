package dev.firstline.escalation.entitlement;

import static dev.firstline.contracts.escalation.SupportVehicle.ASFP;
import static dev.firstline.contracts.escalation.SupportVehicle.COMMERCIAL;
import static dev.firstline.contracts.escalation.SupportVehicle.MSRC;
import static dev.firstline.contracts.escalation.SupportVehicle.PRODUCT_SUPPORT_INCIDENTS;
import static dev.firstline.contracts.escalation.SupportVehicle.PSFP;
import static dev.firstline.contracts.escalation.SupportVehicle.SIGNATURE;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.entitlement.Eligibility.Blocked;
import dev.firstline.escalation.entitlement.Eligibility.Carried;
import dev.firstline.escalation.entitlement.Eligibility.NotCovered;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a contract is looked for: own tenant, vulnerability, marketplace, commercial, Dynamics 365,
 * on-premises, cloud.
 *
 * <p>Sources, all Partner Center documentation: "Escalate problems to Microsoft" (the vehicles and their products),
 * "Report problems on behalf of a customer" (own tenant, Dynamics 365), "Technical support benefits" (counted
 * incidents), "Commercial marketplace support" (publisher), "Support resource options" (commercial needs no plan).
 */
public final class EligibilityRules {

    private static final List<SupportVehicle> DYNAMICS = List.of(PSFP, ASFP);
    private static final List<SupportVehicle> ON_PREMISES = List.of(PSFP, PRODUCT_SUPPORT_INCIDENTS);
    private static final List<SupportVehicle> CLOUD = List.of(PSFP, ASFP, SIGNATURE);

    private EligibilityRules() {}

    /**
     * Decides on the contracts for a support request.
     *
     * @param profile the nearest partner profile, or null when nobody told
     * @param entitlements all that this partner has, usable or not
     * @param today the day in UTC
     */
    public static Eligibility check(
            SupportRequest request, @Nullable PartnerProfile profile, List<Entitlement> entitlements, LocalDate today) {
        if (request.affectedTenant() == AffectedTenant.PARTNER_OWN) {
            return new NotCovered();
        }
        if (request.isVulnerability()) {
            return new Carried(List.of(MSRC), null);
        }
        if (request.isMarketplaceTechnical()) {
            return new Carried(List.of(), null);
        }
        if (profile == null) {
            return new Blocked(BlockReason.PARTNER_PROFILE_MISSING);
        }
        ProductFamily family = request.productFamily();
        if (family == null) {
            return new Blocked(BlockReason.PRODUCT_FAMILY_MISSING);
        }
        var usable = entitlements.stream().filter(e -> e.isUsableOn(today)).toList();
        if (request.isCommercial()) {
            return commercial(request, family, usable, today);
        }
        var carriers = technical(request, family, usable, today);
        return carriers.isEmpty() ? new Blocked(reasonFor(family)) : carriedBy(carriers);
    }

    private static Eligibility commercial(
            SupportRequest request, ProductFamily family, List<Entitlement> usable, LocalDate today) {
        var vehicles = new ArrayList<>(List.of(COMMERCIAL));
        if (request.isCommercialEmergency()) {
            technical(request, family, usable, today).stream()
                    .map(Entitlement::vehicle)
                    .distinct()
                    .forEach(vehicles::add);
        }
        return new Carried(List.copyOf(vehicles), null);
    }

    private static List<Entitlement> technical(
            SupportRequest request, ProductFamily family, List<Entitlement> usable, LocalDate today) {
        return switch (family) {
            case DYNAMICS_365 -> ofVehicles(DYNAMICS, usable);
            case ON_PREMISES -> onPremises(request.product(), usable, today);
            case AZURE, MICROSOFT_365, EMS, POWER_PLATFORM, PARTNER_CENTER, MARKETPLACE_ISV ->
                ofVehicles(CLOUD, usable);
        };
    }

    private static List<Entitlement> onPremises(@Nullable String product, List<Entitlement> usable, LocalDate today) {
        var premier = ofVehicles(List.of(PSFP), usable);
        if (!premier.isEmpty() || product == null) {
            return premier;
        }
        return ofVehicles(List.of(PRODUCT_SUPPORT_INCIDENTS), usable).stream()
                .filter(incidents -> incidents.coversRelease(product, today))
                .toList();
    }

    private static List<Entitlement> ofVehicles(List<SupportVehicle> inOrder, List<Entitlement> usable) {
        return inOrder.stream()
                .flatMap(vehicle -> usable.stream().filter(e -> e.vehicle() == vehicle))
                .toList();
    }

    private static Carried carriedBy(List<Entitlement> carriers) {
        var vehicles = carriers.stream().map(Entitlement::vehicle).distinct().toList();
        return new Carried(vehicles, carriers.getFirst());
    }

    /** Whether no contract carries it, though it needs one. */
    static boolean isWithoutContract(
            SupportRequest request, ProductFamily family, List<Entitlement> entitlements, LocalDate today) {
        var usable = entitlements.stream().filter(e -> e.isUsableOn(today)).toList();
        return technical(request, family, usable, today).isEmpty();
    }

    /** The vehicles that can carry a technical request of that family, the first one preferred. */
    static List<SupportVehicle> vehiclesFor(ProductFamily family) {
        return switch (family) {
            case DYNAMICS_365 -> DYNAMICS;
            case ON_PREMISES -> ON_PREMISES;
            case AZURE, MICROSOFT_365, EMS, POWER_PLATFORM, PARTNER_CENTER, MARKETPLACE_ISV -> CLOUD;
        };
    }

    static BlockReason reasonFor(ProductFamily family) {
        return switch (family) {
            case DYNAMICS_365 -> BlockReason.DYNAMICS_NEEDS_ASFP;
            case ON_PREMISES -> BlockReason.ON_PREMISES_NOT_COVERED;
            case AZURE, MICROSOFT_365, EMS, POWER_PLATFORM, PARTNER_CENTER, MARKETPLACE_ISV ->
                BlockReason.NO_ENTITLEMENT;
        };
    }
}
