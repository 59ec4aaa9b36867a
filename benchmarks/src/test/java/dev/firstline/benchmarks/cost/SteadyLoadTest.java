package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.load.ClosedLoop;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyLoadTest {

    @Test
    void countsWhatWasAnsweredUntilItIsEnded() throws Exception {
        var asked = new AtomicLong();
        var enough = new CountDownLatch(50);
        ClosedLoop.Client client = () -> {
            asked.incrementAndGet();
            enough.countDown();
        };
        try (var load = SteadyLoad.start(List.of(client, client), 1_000)) {
            enough.await();
            load.check();
            load.end();

            assertThat(load.answered()).isEqualTo(asked.get());
        }
    }

    @Test
    void aFailureOfOneClientIsToldByTheEndAtTheLatest() throws Exception {
        var failed = new CountDownLatch(1);
        ClosedLoop.Client client = () -> {
            failed.countDown();
            throw new IOException("refused");
        };
        try (var load = SteadyLoad.start(List.of(client), 1_000)) {
            failed.await();

            assertThatThrownBy(load::end).isInstanceOf(IOException.class).hasMessage("refused");
            assertThat(load.answered()).isZero();
        }
    }
}
