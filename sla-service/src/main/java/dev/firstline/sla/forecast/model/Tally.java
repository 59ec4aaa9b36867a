package dev.firstline.sla.forecast.model;

/**
 * The ended clocks of one group: how many were broken, and how much of its goal each kept one had used. Shares are rounded
 * down to half a percent, so that any number of clocks fits into a kilobyte; counting and adding take eight steps.
 */
final class Tally {

    private static final int STEPS = 200;

    /** So that what is a step exactly is not counted as the one below. */
    private static final double ROUNDING = 1e-9;

    /** A Fenwick tree: {@code kept[i]} is the number of kept clocks of the steps {@code i - (i & -i)} to {@code i - 1}. */
    private final int[] kept = new int[STEPS + 2];

    private int met;
    private int breached;

    void addMet(double share) {
        met++;
        for (int i = step(share) + 1; i < kept.length; i += i & -i) {
            kept[i]++;
        }
    }

    void addBreached() {
        breached++;
    }

    int breached() {
        return breached;
    }

    /** Clocks that were still running when that share of their goal was used up: the broken ones, and those kept later. */
    int beyond(double share) {
        int until = 0;
        for (int i = step(share) + 1; i > 0; i -= i & -i) {
            until += kept[i];
        }
        return breached + met - until;
    }

    private static int step(double share) {
        return (int) Math.clamp(Math.floor(share * STEPS + ROUNDING), 0, STEPS);
    }
}
