package dev.firstline.escalation.registry;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.OnPremisesRelease.Generation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement as callers see it.
 *
 * @param incidentsRemaining what can still be reserved; null when not counted
 * @param units the account behind that; null when not counted
 */
public record EntitlementView(
        UUID id,
        String tenant,
        SupportVehicle vehicle,
        @Nullable String accessId,
        @Nullable String contractId,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer incidentsTotal,
        @Nullable Integer incidentsRemaining,
        @Nullable Account units,
        List<Release> releases,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** An on-premises release that counted incidents cover. */
    @Schema(name = "EntitlementRelease")
    public record Release(
            String name, Generation generation, @Nullable LocalDate mainstreamUntil) {}

    /**
     * Where the incidents are.
     *
     * @param reserved set aside for escalations that are not filed yet
     * @param used accepted by the vendor
     * @param returned how often a reservation came back
     * @param expired lost with the end of the entitlement
     * @param shortBy how many of the reserved the vendor's figures leave without a unit; they are taken back within moments
     */
    @Schema(name = "EntitlementUnits")
    public record Account(int free, int reserved, int used, int returned, int expired, int shortBy) {}

    /** A page of them; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "EntitlementPage")
    public record Page(
            List<EntitlementView> items, @Nullable String next) {}

    static EntitlementView of(EntitlementEntity entity) {
        return new EntitlementView(
                entity.id,
                entity.tenant,
                entity.terms.vehicle(),
                entity.terms.accessId(),
                entity.terms.contractId(),
                entity.terms.validFrom(),
                entity.terms.validTo(),
                entity.account.incidentsTotal,
                entity.account.incidentsRemaining,
                entity.account.incidentsTotal == null ? null : account(entity),
                entity.terms.releases().stream()
                        .map(release -> new Release(release.name(), release.generation(), release.mainstreamUntil()))
                        .toList(),
                entity.version,
                entity.createdAt,
                entity.changedAt);
    }

    private static Account account(EntitlementEntity entity) {
        var units = entity.units();
        return new Account(
                units.free(), units.reserved(), units.used(), units.returned(), units.expired(), units.shortBy());
    }
}
