package dev.firstline.intake.admission;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How far the pipeline is behind: of each stage the least time that an answer took within a turn, as CoDel (RFC 8289) measures a standing
 * queue, and of the stages the slowest. One answer that took long, such as that to a ticket which is decided anew, says nothing; that all take
 * long does. Instants are nanoseconds of one clock.
 */
final class PipelineLag {

    /** A stage that has not been heard for so long is not counted: what stands still is not slow. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

    private static final long NONE = Long.MAX_VALUE;

    private final long[] least = new long[Stage.values().length];
    private final long[] numbers = new long[Stage.values().length];
    private final long[] lags = new long[Stage.values().length];
    private final long[] heardAt = new long[Stage.values().length];
    private final boolean[] known = new boolean[Stage.values().length];
    private long answers;

    PipelineLag() {
        Arrays.fill(least, NONE);
    }

    /** A ticket was answered so long after it was opened. */
    void heard(Stage stage, long delay) {
        int i = stage.ordinal();
        least[i] = Math.min(least[i], Math.max(0, delay));
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
                heardAt[i] = now;
                known[i] = true;
                answers = Math.max(answers, numbers[i]);
                least[i] = NONE;
                numbers[i] = 0;
            }
        }
        return news;
    }

    /** Of the slowest stage that was heard lately; 0 when none was. */
    long slowest(long now) {
        long slowest = 0;
        for (int i = 0; i < lags.length; i++) {
            if (known[i] && now - heardAt[i] < FRESH) {
                slowest = Math.max(slowest, lags[i]);
            }
        }
        return slowest;
    }

    /** How many tickets were answered in the last turn, by the stage that answered most. */
    long answers() {
        return answers;
    }
}
