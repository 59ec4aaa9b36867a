package dev.firstline.sla.forecast;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param hours how far ahead, 1 to 72
 * @param customer the only one that counts; null for all
 * @param target the only one that counts; null for all
 * @param least the least probability that counts, 0 to 1
 * @param limit how many clocks are shown at most, 1 to 200
 */
record ForecastQuery(
        int hours, @Nullable UUID customer, @Nullable SlaTarget target, double least, int limit) {

    /** @throws Problem 422 when the probability is none */
    ForecastQuery {
        if (!(least >= 0 && least <= 1)) {
            throw Problem.invalid("minProbability", "must be from 0 to 1 with a point, such as 0.25");
        }
    }

    Duration ahead() {
        return Duration.ofHours(hours);
    }
}
