package dev.firstline.escalation.handling;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
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
 */
public record EligibilityView(
        String tenant,
        Verdict verdict,
        @Nullable FilingRoute route,
        List<SupportVehicle> vehicles,
        @Nullable UUID entitlementId,
        @Nullable String initialResponse,
        @Nullable Hours responseHours,
        List<Reason> blockReasons) {

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
     * @param date the first day of one that has not begun, the last one of one that has ended
     */
    @Schema(name = "EligibilityStep")
    public record Step(
            Remedy.Step step,
            List<SupportVehicle> vehicles,
            @Nullable UUID entitlementId,
            @Nullable LocalDate date) {}

    /** @param seesContracts whether the reader may know the ids of the contracts */
    static EligibilityView of(TenantPath tenant, FilingPlan plan, List<Obstacle> obstacles, boolean seesContracts) {
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
                        List.of());
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
                                .toList());
            case FilingPlan.NoVendor noVendor ->
                new EligibilityView(tenant.value(), Verdict.NO_VENDOR, null, List.of(), null, null, null, List.of());
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
                                remedy.date()))
                        .toList());
    }
}
