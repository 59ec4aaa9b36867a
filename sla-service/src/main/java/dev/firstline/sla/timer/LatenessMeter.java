package dev.firstline.sla.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One span from the due instant on: a histogram for the metrics, and a few figures for the health of the clocks. */
final class LatenessMeter {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** In how many steps the window moves on. */
    private static final int STEPS = 3;

    /** 1 while there is any within the window: a percentile of none is 0, as is that of some that were in time. */
    private final TimeWindowMax any;

    private final Timer timer;

    LatenessMeter(String name, String description, MeterRegistry metrics) {
        // Begun before the timer's window, it is never the later one to move on.
        any = new TimeWindowMax(metrics.config().clock(), WINDOW.toMillis() / STEPS, STEPS);
        timer = Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .publishPercentiles(MEDIAN, P99)
                .distributionStatisticExpiry(WINDOW)
                .distributionStatisticBufferLength(STEPS)
                .register(metrics);
    }

    void record(Duration late) {
        timer.record(late);
        any.record(1);
    }

    Lateness.Figures figures() {
        boolean none = any.poll() == 0;
        var snapshot = timer.takeSnapshot();
        if (none) {
            return new Lateness.Figures(snapshot.count(), null, null, null);
        }
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
