package dev.firstline.escalation.handling;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.access.AccessFinding;
import dev.firstline.escalation.access.AccessWarning;
import dev.firstline.escalation.entitlement.Obstacle;
import dev.firstline.escalation.entitlement.Remedy;
import dev.firstline.escalation.plan.FilingPlan;
import dev.firstline.escalation.response.InitialResponse.Hours;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a case now.
 *
 * @param tenant whose case it is
 * @param route where it would be filed; null while that is not known, or nothing is filed
 * @param vehicles the contracts that carry it, the chosen one first; empty where none is needed
 * @param entitlementId the chosen contract, while it stands at or below the reader; null when a tenant above holds it
 * @param initialResponse the vendor's published initial response as {@code PT2H} or {@code P1BD}, or null
 * @param responseHours which hours count towards it, or null
 * @param blockReasons all that stands in the way, in the order of the rules; empty where nothing does
 * @param access what the form asks of the access to the customer's cloud; empty where it asks for none
 * @param accessWarning what to know of it though it can be filed, or null
 */
public record EligibilityView(
        String tenant,
        Verdict verdict,
        @Nullable FilingRoute route,
        List<SupportVehicle> vehicles,
        @Nullable UUID entitlementId,
        @Nullable String initialResponse,
        @Nullable Hours responseHours,
        List<Reason> blockReasons,
        List<NeededAccessView> access,
        @Nullable AccessWarning accessWarning) {

    /** Whether it can be filed. */
    @Schema(name = "EligibilityVerdict")
    public enum Verdict {
        /** It can be filed now. */
        ELIGIBLE,
        /** It must go to a vendor, but cannot until each reason is gone. */
        BLOCKED,
        /** No vendor is needed, or the program does not cover it. */
        NO_VENDOR
    }

    /** A reason, and what takes it away: any one of these. */
    @Schema(name = "EligibilityBlockReason")
    public record Reason(BlockReason reason, List<Step> unblockedBy) {}

    /**
     * One thing that takes a reason away.
     *
     * @param entitlementId which entitlement it is about; null where it is about none, or a tenant above holds it
     * @param date the first day of an entitlement that has not begun, the last one of an entitlement or a relation that has ended; of a
     *     relation of a tenant above it is left out
     */
    @Schema(name = "EligibilityStep")
    public record Step(
            Remedy.Step step,
            List<SupportVehicle> vehicles,
            @Nullable UUID entitlementId,
            @Nullable LocalDate date) {}

    /** Nothing is to be filed. */
    static EligibilityView noVendor(TenantPath tenant) {
        return new EligibilityView(
                tenant.value(), Verdict.NO_VENDOR, null, List.of(), null, null, null, List.of(), List.of(), null);
    }

    /**
     * @param warning what to know of the access, or null
     * @param seesContracts whether the reader may know the ids of the contracts, and when relations end
     */
    static EligibilityView of(
            TenantPath tenant,
            FilingPlan plan,
            List<Obstacle> obstacles,
            AccessFinding access,
            @Nullable AccessWarning warning,
            boolean seesContracts) {
        var needs = NeededAccessView.of(access, seesContracts);
        return switch (plan) {
            case FilingPlan.Open open ->
                new EligibilityView(
                        tenant.value(),
                        Verdict.ELIGIBLE,
                        open.route(),
                        open.vehicles(),
                        open.chosen() == null || !seesContracts
                                ? null
                                : open.chosen().id(),
                        open.initialResponse() == null
                                ? null
                                : open.initialResponse().value(),
                        open.initialResponse() == null
                                ? null
                                : open.initialResponse().hours(),
                        List.of(),
                        needs,
                        seesContracts || warning != AccessWarning.ACCESS_ENDS_SOON ? warning : null);
            case FilingPlan.Blocked blocked ->
                new EligibilityView(
                        tenant.value(),
                        Verdict.BLOCKED,
                        blocked.route(),
                        List.of(),
                        null,
                        null,
                        null,
                        obstacles.stream()
                                .map(obstacle -> reason(obstacle, seesContracts))
                                .toList(),
                        needs,
                        null);
            case FilingPlan.NoVendor noVendor -> noVendor(tenant);
        };
    }

    private static Reason reason(Obstacle obstacle, boolean seesContracts) {
        return new Reason(
                obstacle.reason(),
                obstacle.remedies().stream()
                        .map(remedy -> new Step(
                                remedy.step(),
                                remedy.vehicles(),
                                seesContracts ? remedy.entitlementId() : null,
                                seesContracts || remedy.step() != Remedy.Step.RENEW_ACCESS ? remedy.date() : null))
                        .toList());
    }
}
