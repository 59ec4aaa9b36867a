package dev.firstline.escalation.entitlement;

import dev.firstline.contracts.escalation.SupportVehicle;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A support contract or benefit of a partner. Programs begin and end, so validity is data and never code.
 *
 * @param accessId the vendor's Access ID, or null
 * @param contractId the vendor's Contract ID, or null
 * @param validTo last day it holds, or null when open-ended
 * @param incidentsTotal incidents bought or granted, or null when not counted
 * @param incidentsRemaining incidents left; null exactly when the total is
 * @param releases on-premises releases that it covers; only for {@link SupportVehicle#PRODUCT_SUPPORT_INCIDENTS}
 */
public record Entitlement(
        UUID id,
        SupportVehicle vehicle,
        @Nullable String accessId,
        @Nullable String contractId,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer incidentsTotal,
        @Nullable Integer incidentsRemaining,
        List<OnPremisesRelease> releases) {

    /** Copies the releases, so that the entitlement cannot change. */
    public Entitlement {
        releases = List.copyOf(releases);
    }

    /** Whether it can carry one more request on that day (UTC): the portals hide an expired or used-up contract. */
    public boolean isUsableOn(LocalDate day) {
        boolean begun = !day.isBefore(validFrom);
        boolean usedUp = incidentsRemaining != null && incidentsRemaining <= 0;
        return begun && !hasEndedOn(day) && !usedUp;
    }

    /** Whether one of its releases is named in the product and covered on that day. */
    public boolean coversRelease(String product, LocalDate day) {
        return releases.stream().anyMatch(release -> release.isNamedIn(product) && release.isCoveredOn(day));
    }

    /** Whether its units are counted. */
    public boolean isCounted() {
        return incidentsTotal != null;
    }

    /** Whether its last day has passed. */
    public boolean hasEndedOn(LocalDate day) {
        return validTo != null && day.isAfter(validTo);
    }

    /** The same with so many incidents left. */
    public Entitlement withUnits(@Nullable Integer total, @Nullable Integer remaining) {
        return new Entitlement(id, vehicle, accessId, contractId, validFrom, validTo, total, remaining, releases);
    }
}
