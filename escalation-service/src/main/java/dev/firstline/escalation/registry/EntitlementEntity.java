package dev.firstline.escalation.registry;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.entitlement.OnPremisesRelease;
import dev.firstline.escalation.ledger.ExpiryWarning;
import dev.firstline.escalation.ledger.Units;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "entitlement")
class EntitlementEntity {

    @Id
    UUID id;

    String tenant;

    @Enumerated(EnumType.STRING)
    SupportVehicle vehicle;

    @Column(name = "access_id")
    @Nullable String accessId;

    @Column(name = "contract_id")
    @Nullable String contractId;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable LocalDate validTo;

    @Column(name = "incidents_total")
    @Nullable Integer incidentsTotal;

    @Column(name = "incidents_remaining")
    @Nullable Integer incidentsRemaining;

    @Column(name = "units_reserved")
    int unitsReserved;

    @Column(name = "units_returned")
    int unitsReturned;

    @Column(name = "units_expired")
    int unitsExpired;

    @Column(name = "units_short")
    int unitsShort;

    @Column(name = "units_moves")
    long unitsMoves;

    @Column(name = "booked_total")
    @Nullable Integer bookedTotal;

    @Column(name = "booked_remaining")
    @Nullable Integer bookedRemaining;

    @Column(name = "warned_of")
    @Nullable LocalDate warnedOf;

    @Column(name = "warned_days")
    @Nullable Integer warnedDays;

    @Column(name = "warned_low")
    boolean warnedLow;

    @Column(name = "warned_exhausted")
    boolean warnedExhausted;

    @Column(name = "look_at")
    @Nullable Instant lookAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<OnPremisesRelease> releases;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    /** All but the units, which an account moves. */
    void hold(Entitlement entitlement) {
        vehicle = entitlement.vehicle();
        accessId = entitlement.accessId();
        contractId = entitlement.contractId();
        validFrom = entitlement.validFrom();
        validTo = entitlement.validTo();
        releases = entitlement.releases();
    }

    void hold(Account account) {
        var units = account.units();
        incidentsTotal = units.total();
        incidentsRemaining = units.isCounted() ? Integer.valueOf(units.free()) : null;
        bookedTotal = incidentsTotal;
        bookedRemaining = incidentsRemaining;
        unitsReserved = units.reserved();
        unitsReturned = units.returned();
        unitsExpired = units.expired();
        unitsShort = units.shortBy();
        unitsMoves = account.moves();
        warnedLow = account.supply().low();
        warnedExhausted = account.supply().exhausted();
    }

    /** As the latest movement left them. */
    Units units() {
        return EntitlementUnits.units(
                bookedTotal, bookedRemaining, unitsReserved, unitsReturned, unitsExpired, unitsShort);
    }

    /** The latest warning of a last day, or null. */
    @Nullable ExpiryWarning warned() {
        return warnedOf == null || warnedDays == null ? null : new ExpiryWarning(warnedOf, warnedDays);
    }

    Entitlement entitlement() {
        return new Entitlement(
                id, vehicle, accessId, contractId, validFrom, validTo, incidentsTotal, incidentsRemaining, releases);
    }
}
