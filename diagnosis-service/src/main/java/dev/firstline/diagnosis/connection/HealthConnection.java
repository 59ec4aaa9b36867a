package dev.firstline.diagnosis.connection;

import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.ServiceState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is kept, without its secret.
 *
 * @param directory the customer's tenant at the vendor; a tenant here has one connection to it at most
 * @param client the application that the directory has given its consent to
 * @param connectedBy subject of the token by which it was put last
 * @param failures failed polls in a row
 * @param lastFailure why the last poll failed; null when it did not, or there was none
 * @param services how many services the last success saw
 * @param unwell those of them that were not well
 * @param unreadable entries that the last success passed over
 * @param open incidents that the vendor has open for the directory
 */
record HealthConnection(
        UUID id,
        TenantPath tenant,
        UUID directory,
        UUID client,
        String connectedBy,
        Instant connectedAt,
        Instant nextPollAt,
        int failures,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable GraphFailure lastFailure,
        int services,
        List<ServiceState> unwell,
        int unreadable,
        int open) {

    /** How the connection itself is. */
    @Schema(name = "HealthConnectionState")
    enum State {
        /** Nobody has polled since it was put. */
        WAITING,
        WELL,
        FAILING
    }

    State state() {
        if (lastPollAt == null) {
            return State.WAITING;
        }
        return lastFailure == null ? State.WELL : State.FAILING;
    }
}
