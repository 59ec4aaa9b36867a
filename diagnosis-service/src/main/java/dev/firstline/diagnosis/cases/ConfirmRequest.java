package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.http.OneLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person decides as the machine did.
 *
 * @param diagnosisId the machine's decision that was looked at
 * @param reason why, or null
 */
public record ConfirmRequest(
        @NotNull UUID diagnosisId,

        @Nullable @OneLine(words = true, mayBeBlank = true) @Size(max = 2000) String reason) {

    @Override
    public String toString() {
        return "ConfirmRequest[diagnosisId=" + diagnosisId + "]";
    }
}
