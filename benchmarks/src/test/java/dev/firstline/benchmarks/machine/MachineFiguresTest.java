package dev.firstline.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFiguresTest {

    @Test
    void coreAndDiskDoSomethingAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        var figures = MachineFigures.measure(folder);

        assertThat(figures.hashMegabytes()).isPositive();
        assertThat(figures.flushes()).isPositive();
        assertThat(folder).isEmptyDirectory();
        assertThat(figures.toString()).contains("MB/s").doesNotContain("commits");
    }

    @Test
    void aDatabaseIsToldOfWhereThereIsOne() {
        assertThat(new MachineFigures(231.4, 1_234, OptionalDouble.of(1_024)))
                .hasToString(
                        "This machine: one core hashes 231 MB/s (SHA-256, 64 bytes at a time), 1,234 flushes of 4 KiB per second,"
                                + " 1,024 bare commits per second.");
    }

    @Test
    void whatWasDoneInTheWarmUpDoesNotCount() {
        var times = new AtomicLong();
        double perSecond = Repeated.perSecond(Duration.ofMillis(20), Duration.ofMillis(20), times::incrementAndGet);

        assertThat(perSecond).isPositive();
        // Twenty milliseconds of the second are what counts: all of it at fifty times as much would be the warm-up's
        // too.
        assertThat(perSecond * 0.02).isLessThan(times.get());
    }
}
