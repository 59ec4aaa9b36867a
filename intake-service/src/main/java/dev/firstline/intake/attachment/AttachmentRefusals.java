package dev.firstline.intake.attachment;

import dev.firstline.chassis.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;

/** Counts attachments that were not taken, by the reason. */
@Singleton
class AttachmentRefusals {

    /** Why. */
    enum Reason {
        /** What it is, by content or name. */
        TYPE,
        /** The ticket has as many as it may. */
        FULL,
        /** The tenant has as many bytes as it may. */
        QUOTA,
        /** The installation has no room. */
        STORAGE
    }

    private final MeterRegistry metrics;

    AttachmentRefusals(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Arrays.stream(Reason.values()).forEach(this::counter);
    }

    /** Counts, and gives the problem back. */
    Problem refuse(Reason reason, Problem problem) {
        counter(reason).increment();
        return problem;
    }

    private Counter counter(Reason reason) {
        return Counter.builder("firstline.attachments.refused")
                .description("Attachments that were not taken")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
