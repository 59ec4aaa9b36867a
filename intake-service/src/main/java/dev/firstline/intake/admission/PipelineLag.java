package dev.firstline.intake.admission;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How far the pipeline is behind: of each stage the least time that an answer took within a turn, as CoDel (RFC 8289) measures a standing
 * queue, and of the stages the slowest. How long it takes until an answer is heard here is counted apart: this copy lets answers gather. One answer that took long, such as that to a ticket which is decided anew, says nothing; that all take
 * long does. Instants are nanoseconds of one clock.
 */
final class PipelineLag {

    /** A stage that has not been heard for so long is not counted: what stands still is not slow. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

    private static final long NONE = Long.MAX_VALUE;

    private final long[] least = new long[Stage.values().length];
    private final long[] leastHeard = new long[Stage.values().length];
    private final long[] heardLags = new long[Stage.values().length];
    private final long[] numbers = new long[Stage.values().length];
    private final long[] lags = new long[Stage.values().length];
    private final long[] heardAt = new long[Stage.values().length];
    private final boolean[] known = new boolean[Stage.values().length];
    private long answers;

    PipelineLag() {
        Arrays.fill(least, NONE);
        Arrays.fill(leastHeard, NONE);
    }

    /**
     * A ticket was answered.
     *
     * @param delay from its opening to the answer
     * @param heard from its opening until that is heard here; not less
     */
    void heard(Stage stage, long delay, long heard) {
        int i = stage.ordinal();
        least[i] = Math.min(least[i], Math.max(0, delay));
        leastHeard[i] = Math.min(leastHeard[i], Math.max(0, heard));
        numbers[i]++;
    }

    /** Ends a turn; whether anything was heard in it. */
    boolean turn(long now) {
        boolean news = false;
        answers = 0;
        for (int i = 0; i < least.length; i++) {
            if (least[i] != NONE) {
                news = true;
                lags[i] = least[i];
                heardLags[i] = leastHeard[i];
                heardAt[i] = now;
                known[i] = true;
                answers = Math.max(answers, numbers[i]);
                least[i] = NONE;
                leastHeard[i] = NONE;
                numbers[i] = 0;
            }
        }
        return news;
    }

    /** Of the slowest stage that was heard lately; 0 when none was. */
    long slowest(long now) {
        return greatest(lags, now);
    }

    /** The same until it is heard here: what was opened longer ago was answered. */
    long slowestHeard(long now) {
        return greatest(heardLags, now);
    }

    private long greatest(long[] ofStages, long now) {
        long greatest = 0;
        for (int i = 0; i < ofStages.length; i++) {
            if (known[i] && now - heardAt[i] < FRESH) {
                greatest = Math.max(greatest, ofStages[i]);
            }
        }
        return greatest;
    }

    /** How many tickets were answered in the last turn, by the stage that answered most. */
    long answers() {
        return answers;
    }
}
