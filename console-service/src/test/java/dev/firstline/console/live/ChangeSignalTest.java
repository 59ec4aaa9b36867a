package dev.firstline.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangeSignalTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ChangeSignal signal = new ChangeSignal();

    @Test
    void aCommitWakesNobodyWhileNobodyWatches() {
        signal.wake();

        assertThat(waiting().isAlive()).isTrue();
    }

    @Test
    void aCommitWakesWhoLooksForThoseThatWatch() throws Exception {
        signal.heed(true);
        signal.await(LONG);
        signal.wake();

        assertThat(woken()).isTrue();
    }

    @Test
    void whoBeginsToWatchWakesTheOneWhoLooks() throws Exception {
        var waits = waiting();

        signal.heed(true);

        assertThat(waits.join(LONG)).isTrue();
    }

    @Test
    void afterTheLastHasGoneACommitWakesNobody() throws Exception {
        signal.heed(true);
        signal.heed(false);
        signal.await(LONG);

        signal.wake();

        assertThat(waiting().isAlive()).isTrue();
    }

    private boolean woken() throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        signal.await(LONG);
                        return true;
                    } catch (InterruptedException e) {
                        return false;
                    }
                })
                .get(LONG.toSeconds() - 1, TimeUnit.SECONDS);
    }

    /** A thread that waits for a wake-up without end, and has begun to. */
    private Thread waiting() {
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                signal.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
