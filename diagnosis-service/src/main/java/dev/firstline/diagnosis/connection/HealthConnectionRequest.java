package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Leave to read a directory's service health.
 *
 * @param clientId of the application that the directory has given its consent to
 * @param clientSecret of the application; stays when left out of a change
 */
@Schema(name = "HealthConnectionRequest")
record HealthConnectionRequest(
        @Schema(examples = "0199f6c0-0000-7000-8000-0000000000c1") @NotNull UUID clientId,

        @Schema(writeOnly = true) @Nullable @OneLine @Size(max = 500) String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "client " + clientId;
    }
}
