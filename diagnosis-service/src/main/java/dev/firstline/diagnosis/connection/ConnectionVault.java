package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.chassis.vault.SealedRows;
import dev.firstline.chassis.vault.SecretRenewal;
import dev.firstline.chassis.vault.Vault;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.connection.HealthConnectionStore.Sealed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The secrets of connections at rest, sealed anew where they are under an old key. */
@ApplicationScoped
class ConnectionVault {

    private static final SealedRows CONNECTIONS = new SealedRows(
            "health_connection",
            "true",
            "secret",
            List.of(),
            "connection",
            "secrets of connections",
            "put the connections with new secrets");

    private final Vault vault;
    private final SecretRenewal renewal;
    private final MeterRegistry metrics;

    ConnectionVault(KeyRing keys, Transactions transactions, MeterRegistry metrics) {
        this.vault = new Vault(keys, KeyUse.VENDOR_CREDENTIAL);
        this.renewal = new SecretRenewal(transactions, vault, CONNECTIONS);
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        renewal.register(metrics);
    }

    @Scheduled(
            identity = "secret-renewal",
            every = "${firstline.secret-renewal.every:1h}",
            delayed = "${firstline.secret-renewal.delayed:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        renewal.renew();
    }

    Sealed seal(String secret, TenantPath tenant, UUID connection) {
        return new Sealed(vault.seal(secret, tenant.value(), connection), vault.keyId());
    }

    /** Empty when it is under a key that is not there. */
    Optional<String> open(byte[] secret, TenantPath tenant, UUID connection) {
        return vault.find(secret, tenant.value(), connection);
    }
}
