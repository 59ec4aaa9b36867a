package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.retry.RetrySchedule;
import java.time.Duration;

/**
 * When a connection is polled next.
 *
 * @param every behind a poll that went well
 * @param failing behind those that did not; unlike a delivery, a connection is never given up: its last wait holds on
 */
record PollSchedule(Duration every, RetrySchedule failing) {

    /** What says nothing of the vendor comes again so soon, and up to twice as late. */
    static final Duration SOON = Duration.ofSeconds(5);

    /**
     * The wait.
     *
     * @param failures failed polls in a row before this one
     * @param random 0 to 1: draws waits out, so that polls that fell together do not stay together
     */
    Duration after(PollResult result, int failures, double random) {
        return switch (result) {
            case PollResult.Read read -> drawn(every, 0.1 * random);
            case PollResult.Failed failed when !failed.counts() -> drawn(SOON, random);
            case PollResult.Failed failed ->
                failing.after(Math.min(failures + 1, failing.attempts() - 1), failed.wish(), random)
                        .orElse(every);
        };
    }

    private static Duration drawn(Duration wait, double by) {
        return wait.plusMillis(Math.round(wait.toMillis() * by));
    }
}
