package dev.firstline.sla.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How late this copy fires: from the due instant to the commit, by the database's clock. */
@ApplicationScoped
public class Lateness {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final Timer timer;

    Lateness(MeterRegistry metrics) {
        timer = Timer.builder("firstline.timer.lateness")
                .description("From the instant at which a clock was due or to be warned of, to the commit that says so")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .publishPercentiles(MEDIAN, P99)
                .distributionStatisticExpiry(Duration.ofMinutes(5))
                .register(metrics);
    }

    /**
     * Notes a round.
     *
     * @param committing time from noticing to the end of the commit
     */
    void note(List<FiredClock> fired, Duration committing) {
        fired.forEach(clock -> timer.record(clock.lateness().plus(committing)));
    }

    /**
     * Since the start of this copy, and of its last minutes.
     *
     * @param fired how many warnings and breaches, since the start
     * @param p50Ms median of the last minutes, milliseconds
     * @param p99Ms of the last minutes, milliseconds
     * @param maxMs largest of the last minutes, milliseconds
     */
    public record Figures(long fired, double p50Ms, double p99Ms, double maxMs) {}

    /** The figures at this moment. */
    public Figures figures() {
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
        return new Figures(snapshot.count(), p50, p99, snapshot.max(TimeUnit.MILLISECONDS));
    }
}
