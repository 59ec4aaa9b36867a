package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.sla.timer.Lateness.Figures;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessMeterTest {

    private final MockClock clock = new MockClock();
    private final LatenessMeter meter =
            new LatenessMeter("late", "How late", new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock));

    @Test
    void ofNoneNothingIsSaid() {
        assertThat(meter.figures()).isEqualTo(new Figures(0, null, null, null));
    }

    @Test
    void whatWasInTimeIsNotNone() {
        meter.record(Duration.ZERO);

        assertThat(meter.figures()).isEqualTo(new Figures(1, 0.0, 0.0, 0.0));
    }

    @Test
    void whatIsOlderThanFiveMinutesIsCountedAndNoMore() {
        meter.record(Duration.ofMillis(20));
        assertThat(meter.figures().p99Ms()).isGreaterThan(0);

        clock.add(Duration.ofMinutes(5));

        assertThat(meter.figures()).isEqualTo(new Figures(1, null, null, null));
        meter.record(Duration.ofMillis(20));
        assertThat(meter.figures().fired()).isEqualTo(2);
        assertThat(meter.figures().p50Ms()).isGreaterThan(0);
    }
}
