package dev.firstline.chassis.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Semaphore turns = new Semaphore(0);
    private final AtomicInteger lives = new AtomicInteger();
    private Loop loop = new Loop("unused", LONG, running -> {});

    @AfterEach
    void stop() {
        loop.stop(turns::release, Duration.ofSeconds(5));
    }

    @Test
    void whatDiesOfAnErrorIsUnwellUntilItsNextLifeHasEndedATurn() {
        start(LONG, running -> {
            if (lives.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            turn(running);
        });

        await().untilAsserted(() -> assertThat(loop.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("java.lang.StackOverflowError")));
        await().until(() -> lives.get() == 2);
        assertThat(loop.trouble()).isPresent();

        turns.release();
        await().until(() -> loop.trouble().isEmpty());
        assertThat(loop.deaths()).isEqualTo(1);
    }

    @Test
    void whatReturnsUnaskedIsBegunAnew() {
        start(LONG, running -> {
            if (lives.incrementAndGet() > 1) {
                turn(running);
            }
        });

        turns.release();
        await().until(() -> loop.deaths() == 1 && loop.trouble().isEmpty());
    }

    @Test
    void whatIsInterruptedByAnybodyIsBegunAnewWithoutTheInterrupt() {
        start(LONG, running -> {
            if (lives.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
            turn(running);
        });

        turns.release();
        await().until(() -> loop.deaths() == 1 && loop.trouble().isEmpty());
    }

    @Test
    void aTurnThatTakesTooLongIsToldAndARestIsNot() {
        start(Duration.ofNanos(1), running -> {
            turns.acquire();
            running.rests();
            turns.acquire();
            running.turned();
            turn(running);
        });

        await().untilAsserted(() -> assertThat(loop.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("has not ended its turn")));
        turns.release();
        await().until(() -> loop.trouble().isEmpty());
        turns.release();
        await().until(() -> loop.trouble().isPresent());
        assertThat(loop.deaths()).isZero();
    }

    @Test
    void whatIsToldToStopEndsAlsoBetweenTwoLives() {
        start(LONG, running -> {
            throw new IllegalStateException("always");
        });
        await().until(() -> loop.trouble().isPresent());

        loop.stop(turns::release, Duration.ofMinutes(1));

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("tried"));
        assertThat(loop.trouble()).isEmpty();
    }

    private void start(Duration longestTurn, Loop.Body body) {
        loop = new Loop("tried", longestTurn, body);
        loop.start();
    }

    private void turn(Loop running) throws InterruptedException {
        while (running.goesOn()) {
            turns.acquire();
            running.turned();
        }
    }
}
