package dev.firstline.sla.timer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Joins a timer while a backlog is worked off, and rests otherwise: few due clocks are fired soonest by one alone. */
final class TimerReserve {

    private static final Logger LOG = Logger.getLogger(TimerReserve.class);

    private final Firing firing;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    TimerReserve(String name, Firing firing) {
        this.firing = firing;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is a backlog. */
    void call() {
        calls.release();
    }

    /** Ends the round that is running, and then the thread. */
    void stop() {
        stopping = true;
        calls.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                calls.acquire();
                calls.drainPermits();
                workOff();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff() {
        try {
            while (!stopping && firing.backlogRound() > 0) {
                // The next round.
            }
        } catch (RuntimeException e) {
            // The timer itself meets the same, says so and calls again.
            LOG.debugf("The reserve rests after: %s", e.getMessage());
        }
    }
}
