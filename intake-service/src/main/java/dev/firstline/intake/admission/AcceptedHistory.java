package dev.firstline.intake.admission;

import java.util.concurrent.TimeUnit;

/** How many tickets this copy accepted when: the number of each tenth of a second, for a minute. Instants are nanoseconds of one clock. */
final class AcceptedHistory {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int STEPS = 600;

    private final long[] steps = new long[STEPS];
    private final int[] counts = new int[STEPS];

    void add(long number, long now) {
        long step = step(now);
        int slot = slot(step);
        if (steps[slot] != step) {
            steps[slot] = step;
            counts[slot] = 0;
        }
        counts[slot] += (int) number;
    }

    /** How many after the one instant and up to the other; of what is older than a minute none is known. */
    long between(long after, long upTo) {
        long last = step(upTo);
        long sum = 0;
        for (long step = Math.max(step(after) + 1, last - STEPS + 1); step <= last; step++) {
            int slot = slot(step);
            sum += steps[slot] == step ? counts[slot] : 0;
        }
        return sum;
    }

    private static long step(long instant) {
        return Math.floorDiv(instant, STEP);
    }

    private static int slot(long step) {
        return Math.floorMod(step, STEPS);
    }
}
