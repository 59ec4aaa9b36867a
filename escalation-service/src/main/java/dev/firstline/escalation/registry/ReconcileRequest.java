package dev.firstline.escalation.registry;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The figures that the vendor shows for an entitlement.
 *
 * @param total all that were granted
 * @param remaining what the vendor has not counted as used; it does not know what is reserved here
 * @param reason why they differ from ours, as far as is known
 */
public record ReconcileRequest(
        @NotNull @Min(0) @Max(100_000) Integer total,
        @NotNull @Min(0) @Max(100_000) Integer remaining,
        @NotNull @OneLine(words = true) @Size(max = 500) String reason) {

    /** @throws Problem 422 when more remain than there are */
    void check() {
        if (remaining > total) {
            throw Problem.invalid("/remaining", "must not exceed total");
        }
    }
}
