package dev.firstline.chassis.quota;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;

/** What is answered to who asks too much, and counted by limit: {@code firstline.limit.refused}. */
@Singleton
public final class Refusals {

    private final MeterRegistry metrics;

    Refusals(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Counts, and says it.
     *
     * @param policies the limits that do not allow it
     * @param detail what to do
     */
    public Problem tooMuch(List<String> policies, String detail) {
        return refused(ProblemType.TOO_MANY_REQUESTS, policies, detail);
    }

    Problem refused(ProblemType type, List<String> policies, String detail) {
        policies.forEach(policy ->
                metrics.counter("firstline.limit.refused", "limit", policy).increment());
        return new Problem(type, detail).with("violated-policies", policies);
    }
}
