package dev.firstline.chassis.quota;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is answered to who asks too much, and counted by limit: {@code firstline.limit.refused}. */
@Singleton
public final class Refusals {

    /** Besides the numbers of things that a tenant may own. */
    static final List<String> LIMITS = List.of(
            "requests",
            "requests-tree",
            "imports",
            "imports-tree",
            "in-progress",
            "large",
            "costly",
            "body.unfinished",
            "body.share",
            "files",
            "streams.person",
            "streams.tenant",
            "communications",
            "mails.address",
            "mails.tenant");

    private final MeterRegistry metrics;

    Refusals(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** From the start, since of a counter that is born with the first refusal nobody sees that it grew. */
    void register(@Observes StartupEvent event) {
        Stream.concat(LIMITS.stream(), Arrays.stream(Stock.values()).map(Stock::policy))
                .forEach(this::counter);
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
        policies.forEach(policy -> counter(policy).increment());
        return new Problem(type, detail).with("violated-policies", policies);
    }

    private Counter counter(String policy) {
        return Counter.builder("firstline.limit.refused")
                .description("Requests that were refused because of a limit")
                .tag("limit", policy)
                .register(metrics);
    }
}
