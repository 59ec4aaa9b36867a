package dev.firstline.escalation.registry;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.entitlement.OnPremisesRelease;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What an entitlement is, under which numbers and for how long: all that people state of it but its units. */
@Embeddable
record Terms(
        @Column(name = "vehicle") @Enumerated(EnumType.STRING)
        SupportVehicle vehicle,

        @Column(name = "access_id") @Nullable String accessId,

        @Column(name = "contract_id") @Nullable String contractId,
        @Column(name = "valid_from") LocalDate validFrom,
        @Column(name = "valid_to") @Nullable LocalDate validTo,

        @Column(name = "releases") @JdbcTypeCode(SqlTypes.JSON)
        List<OnPremisesRelease> releases) {

    static Terms of(Entitlement entitlement) {
        return new Terms(
                entitlement.vehicle(),
                entitlement.accessId(),
                entitlement.contractId(),
                entitlement.validFrom(),
                entitlement.validTo(),
                entitlement.releases());
    }
}
