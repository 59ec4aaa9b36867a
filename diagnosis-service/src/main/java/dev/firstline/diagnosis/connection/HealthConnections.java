package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.connection.HealthConnectionStore.Keys;
import dev.firstline.diagnosis.graph.GraphAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Putting and using connections. Every method runs within an open transaction. */
@ApplicationScoped
class HealthConnections {

    private final HealthConnectionStore store;
    private final ConnectionVault vault;
    private final RowCount numbers;
    private final PollSignal signal;
    private final Clock clock;

    HealthConnections(
            HealthConnectionStore store, ConnectionVault vault, RowCount numbers, PollSignal signal, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.numbers = numbers;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Puts a connection, which is polled soon after.
     *
     * @param ifNoneMatch {@code *}: only where the tenant has none to that directory
     * @param by the subject who does it
     * @return whether it is new
     * @throws Problem 412 when it has one all the same, 422 when a new one has no secret, 429 when the tenant has too many
     */
    boolean put(
            TenantPath tenant,
            UUID directory,
            HealthConnectionRequest request,
            @Nullable String ifNoneMatch,
            String by) {
        signal.wakeAfterCommit();
        var known = store.lock(tenant, directory);
        if (known.isEmpty() && add(tenant, directory, request, by)) {
            return true;
        }
        ETags.refuseKnown(ifNoneMatch);
        // Whoever added it meanwhile has committed: else adding it would have waited.
        change(tenant, known.or(() -> store.lock(tenant, directory)).orElseThrow(), request, by);
        return false;
    }

    /** With what the vendor is asked; empty when the tenant has no such connection, and within when the secret cannot be read. */
    Optional<Optional<GraphAccess>> access(TenantPath tenant, UUID directory) {
        return store.lock(tenant, directory)
                .map(keys -> vault.open(keys.sealed().secret(), tenant, keys.id())
                        .map(secret -> new GraphAccess(tenant.value(), directory, keys.client(), secret)));
    }

    private boolean add(TenantPath tenant, UUID directory, HealthConnectionRequest request, String by) {
        var secret = request.clientSecret();
        if (secret == null) {
            throw Problem.invalid("/clientSecret", "a new connection needs the secret of the application");
        }
        numbers.oneMore(HealthConnectionStore.OWNED, tenant.value());
        var id = store.newId();
        return store.add(id, tenant, directory, request.clientId(), vault.seal(secret, tenant, id), by, now());
    }

    private void change(TenantPath tenant, Keys known, HealthConnectionRequest request, String by) {
        var secret = request.clientSecret();
        store.change(
                known.id(),
                request.clientId(),
                secret == null ? known.sealed() : vault.seal(secret, tenant, known.id()),
                by,
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
