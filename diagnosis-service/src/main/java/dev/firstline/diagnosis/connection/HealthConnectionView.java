package dev.firstline.diagnosis.connection;

import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.ServiceState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is shown; its secret never is.
 *
 * @param directoryId the customer's tenant at the vendor
 * @param lastFailure why the last poll failed; absent when it did not
 * @param failures failed polls in a row
 * @param services how many services the last poll that went well saw
 * @param unwell those of them that were not well, in the vendor's words
 * @param unreadable entries that it passed over
 * @param openIncidents incidents that the vendor has open for the directory
 */
@Schema(name = "HealthConnection")
record HealthConnectionView(
        UUID directoryId,
        String tenant,
        UUID clientId,
        HealthConnection.State state,
        String connectedBy,
        Instant connectedAt,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable GraphFailure lastFailure,
        int failures,
        Instant nextPollAt,
        int services,
        List<Unwell> unwell,
        int unreadable,
        int openIncidents) {

    /** A page of connections; the cursor of the next one is null on the last. */
    @Schema(name = "HealthConnectionPage")
    record Page(List<HealthConnectionView> items, @Nullable String next) {}

    /** A service that is not well, as the vendor calls it and says so. */
    @Schema(name = "UnwellService")
    record Unwell(String service, String status) {

        static Unwell of(ServiceState state) {
            return new Unwell(state.service(), state.status());
        }
    }

    /**
     * What a test call came to.
     *
     * @param failure why nothing could be read; absent when it could
     * @param services how many services there are
     */
    @Schema(name = "HealthConnectionTest")
    record Test(boolean works, @Nullable GraphFailure failure, int services) {}

    static HealthConnectionView of(HealthConnection connection) {
        return new HealthConnectionView(
                connection.directory(),
                connection.tenant().value(),
                connection.client(),
                connection.state(),
                connection.connectedBy(),
                connection.connectedAt(),
                connection.lastPollAt(),
                connection.lastSuccessAt(),
                connection.lastFailure(),
                connection.failures(),
                connection.nextPollAt(),
                connection.services(),
                connection.unwell().stream().map(Unwell::of).toList(),
                connection.unreadable(),
                connection.open());
    }
}
