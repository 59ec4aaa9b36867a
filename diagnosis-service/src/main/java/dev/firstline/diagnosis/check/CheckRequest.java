package dev.firstline.diagnosis.check;

import dev.firstline.contracts.diagnosis.CheckResult;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a check.
 *
 * @param doneAt when it was done; absent: now, or as said before when nothing else changes
 * @param note for the desk; stays at this service
 */
public record CheckRequest(
        @NotNull CheckResult result,
        @Nullable Instant doneAt,

        @Schema(examples = "No advisory for Exchange Online at 09:20.") @Nullable @Size(max = 2000) String note) {

    @Override
    public String toString() {
        return "CheckRequest[" + result + "]";
    }
}
