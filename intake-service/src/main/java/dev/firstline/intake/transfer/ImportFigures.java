package dev.firstline.intake.transfer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Counts the lines that were worked on, by what became of them. */
@Singleton
class ImportFigures {

    private final MeterRegistry metrics;

    ImportFigures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Arrays.stream(LineOutcome.values()).forEach(this::counter);
    }

    void count(List<LineResult> results) {
        results.forEach(result -> counter(result.outcome()).increment());
    }

    private Counter counter(LineOutcome outcome) {
        return Counter.builder("firstline.imports.lines")
                .description("Lines of imports that were worked on")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
