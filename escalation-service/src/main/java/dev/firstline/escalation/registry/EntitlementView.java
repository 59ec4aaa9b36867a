package dev.firstline.escalation.registry;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.OnPremisesRelease.Generation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entitlement as callers see it. */
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
        List<Release> releases,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** An on-premises release that counted incidents cover. */
    @Schema(name = "EntitlementRelease")
    public record Release(
            String name, Generation generation, @Nullable LocalDate mainstreamUntil) {}

    /** A page of them; {@code next} is the cursor of the next page, or null at the end. */
    @Schema(name = "EntitlementPage")
    public record Page(
            List<EntitlementView> items, @Nullable String next) {}

    static EntitlementView of(EntitlementEntity entity) {
        return new EntitlementView(
                entity.id,
                entity.tenant,
                entity.vehicle,
                entity.accessId,
                entity.contractId,
                entity.validFrom,
                entity.validTo,
                entity.incidentsTotal,
                entity.incidentsRemaining,
                entity.releases.stream()
                        .map(release -> new Release(release.name(), release.generation(), release.mainstreamUntil()))
                        .toList(),
                entity.version,
                entity.createdAt,
                entity.changedAt);
    }
}
