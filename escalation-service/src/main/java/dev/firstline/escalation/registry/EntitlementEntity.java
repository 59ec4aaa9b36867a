package dev.firstline.escalation.registry;

import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.ledger.Units;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entitlement: its terms, its account, and what was told of it. */
@Entity
@Table(name = "entitlement")
class EntitlementEntity {

    @Id
    UUID id;

    String tenant;

    @Embedded
    Terms terms;

    @Embedded
    AccountColumns account = new AccountColumns();

    @Embedded
    WarningColumns warned = new WarningColumns();

    @Column(name = "look_at")
    @Nullable Instant lookAt;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    void hold(Account moved) {
        account.hold(moved);
        warned.hold(moved.supply());
    }

    Units units() {
        return account.units();
    }

    Entitlement entitlement() {
        return new Entitlement(
                id,
                terms.vehicle(),
                terms.accessId(),
                terms.contractId(),
                terms.validFrom(),
                terms.validTo(),
                account.incidentsTotal,
                account.incidentsRemaining,
                terms.releases());
    }
}
