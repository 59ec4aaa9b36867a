package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Look;
import java.time.Duration;

/**
 * Opens when a platform that runs has had little to do for a while, so that what has time can be done then.
 *
 * @param state the state folder of the platform
 */
public record IdleGate(StateFolder state) {

    /** What the processes may use of one processor together; a platform in which nothing happens needs a sixth. */
    static final double LITTLE = 0.5;

    private static final Duration WHILE = Duration.ofSeconds(10);

    /** Returns when it is idle, or no longer there. */
    public void await() throws InterruptedException {
        Look before = look();
        while (true) {
            Thread.sleep(WHILE);
            Look after = look();
            if (isIdle(before, after)) {
                return;
            }
            before = after;
        }
    }

    /** Whether little was done between two looks. */
    static boolean isIdle(Look before, Look after) {
        double used = after.processor().minus(before.processor()).toNanos();
        return used >= 0 && used <= LITTLE * after.at().minus(before.at()).toNanos();
    }

    private Look look() {
        Duration processor = RunFile.read(state).stream()
                .flatMap(run -> run.processes().values().stream())
                .flatMap(identity -> identity.find().stream())
                .map(Look::processor)
                .reduce(Duration.ZERO, Duration::plus);
        return new Look(Look.now(), processor, 0, false);
    }
}
