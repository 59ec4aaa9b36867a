package dev.firstline.sla.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One span from the due instant on: a histogram for the metrics, and a few figures for the health of the clocks. */
final class LatenessMeter {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final Timer timer;

    LatenessMeter(String name, String description, MeterRegistry metrics) {
        timer = Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .publishPercentiles(MEDIAN, P99)
                .distributionStatisticExpiry(Duration.ofMinutes(5))
                .register(metrics);
    }

    void record(Duration late) {
        timer.record(late);
    }

    Lateness.Figures figures() {
        var snapshot = timer.takeSnapshot();
        double p50 = 0;
        double p99 = 0;
        for (var value : snapshot.percentileValues()) {
            if (value.percentile() == MEDIAN) {
                p50 = value.value(TimeUnit.MILLISECONDS);
            } else if (value.percentile() == P99) {
                p99 = value.value(TimeUnit.MILLISECONDS);
            }
        }
        return new Lateness.Figures(snapshot.count(), p50, p99, snapshot.max(TimeUnit.MILLISECONDS));
    }
}
