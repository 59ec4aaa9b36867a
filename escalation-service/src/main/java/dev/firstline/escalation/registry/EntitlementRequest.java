package dev.firstline.escalation.registry;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.entitlement.OnPremisesRelease;
import dev.firstline.escalation.entitlement.OnPremisesRelease.Generation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement as a caller states it.
 *
 * @param tenant where it is held: the caller's own when left out; fixed once made
 * @param validTo last day, or left out when open-ended
 * @param incidentsTotal left out when not counted, together with {@code incidentsRemaining}
 * @param incidentsRemaining what can still be reserved, beside what is reserved already; beyond the total it is taken for less
 * @param releases only with, and needed for, PRODUCT_SUPPORT_INCIDENTS
 * @param reason why the units are others than before, for the list of movements; left out when the rest says it
 */
public record EntitlementRequest(
        @Nullable @Size(max = 200) String tenant,
        @NotNull SupportVehicle vehicle,

        @Nullable @OneLine(mayBeBlank = true) @Size(max = 64) String accessId,

        @Nullable @OneLine(mayBeBlank = true) @Size(max = 64) String contractId,

        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable @Min(0) @Max(100_000) Integer incidentsTotal,
        @Nullable @Min(0) @Max(100_000) Integer incidentsRemaining,
        @Nullable @Size(max = 200) List<@NotNull @Valid Release> releases,

        @Nullable @OneLine(words = true) @Size(max = 500) String reason) {

    /** An on-premises release that counted incidents cover. */
    @Schema(name = "NewEntitlementRelease")
    public record Release(
            @NotNull @OneLine @Size(max = 120) String name,
            @NotNull Generation generation,
            @Nullable LocalDate mainstreamUntil) {}

    /** @throws Problem 422 when values contradict each other */
    Entitlement entitlement(UUID id) {
        var contradictions = contradictions();
        if (!contradictions.isEmpty()) {
            throw Problem.invalid(contradictions);
        }
        return new Entitlement(
                id,
                vehicle,
                accessId,
                contractId,
                validFrom,
                validTo,
                incidentsTotal,
                incidentsRemaining,
                releases().stream()
                        .map(release -> new OnPremisesRelease(
                                release.name().strip(), release.generation(), release.mainstreamUntil()))
                        .toList());
    }

    @Override
    public List<Release> releases() {
        return releases == null ? List.of() : releases;
    }

    private List<InvalidValue> contradictions() {
        var found = new ArrayList<InvalidValue>();
        if (vehicle == SupportVehicle.COMMERCIAL || vehicle == SupportVehicle.MSRC) {
            found.add(new InvalidValue("/vehicle", "everyone has this one; it needs no entitlement"));
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            found.add(new InvalidValue("/validTo", "must not be before validFrom"));
        }
        if ((incidentsTotal == null) != (incidentsRemaining == null)) {
            found.add(new InvalidValue("/incidentsRemaining", "must come together with incidentsTotal"));
        }
        if (incidentsTotal != null && incidentsRemaining != null && incidentsRemaining > incidentsTotal) {
            found.add(new InvalidValue("/incidentsRemaining", "must not exceed incidentsTotal"));
        }
        if ((vehicle == SupportVehicle.PRODUCT_SUPPORT_INCIDENTS) == releases().isEmpty()) {
            found.add(new InvalidValue("/releases", "must be given exactly with PRODUCT_SUPPORT_INCIDENTS"));
        }
        return found;
    }
}
