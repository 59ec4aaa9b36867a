package dev.firstline.sla.timer;

import dev.firstline.chassis.loop.Loop;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Joins a timer while a backlog is worked off, and rests otherwise: few due clocks are fired soonest by one alone. */
final class TimerReserve {

    private static final Logger LOG = Logger.getLogger(TimerReserve.class);

    private final Firing firing;
    private final Semaphore calls = new Semaphore(0);
    private final Loop loop;

    TimerReserve(String name, Firing firing) {
        this.firing = firing;
        this.loop = new Loop(name, TimerLoop.LONGEST_TURN, this::run);
    }

    Loop loop() {
        return loop;
    }

    /** There is a backlog. */
    void call() {
        calls.release();
    }

    /** Ends the round that is running, and then the thread. */
    void stop() {
        loop.stop(calls::release, TimerLoop.FAREWELL);
    }

    private void run(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            loop.rests();
            calls.acquire();
            calls.drainPermits();
            loop.turned();
            workOff();
        }
    }

    private void workOff() {
        try {
            while (loop.goesOn() && firing.backlogRound() > 0) {
                loop.turned();
            }
        } catch (RuntimeException e) {
            // The timer itself meets the same, says so and calls again.
            LOG.debugf("The reserve rests after: %s", e.getMessage());
        }
    }
}
