package dev.firstline.sla.forecast.model;

import java.util.HashMap;
import java.util.Map;

/**
 * What ended clocks teach of running ones: of the clocks that were alike and had used as much of their goal, so many were
 * broken. Where few were alike, the answer is drawn towards that of the next coarser group,
 *
 * <pre>P(group) = (broken + {@value #BORROWED} P(coarser group)) / (observations + {@value #BORROWED})</pre>
 *
 * from all clocks, who borrow from one half, down to those that are alike in everything. Clocks that fell away teach
 * nothing. Not to be taught while it is asked.
 */
public final class Experience {

    /** The weight of what a group borrows, in observations; a group with at least as many of its own speaks for itself. */
    public static final int BORROWED = 10;

    private static final double UNKNOWN = 0.5;

    private final Map<Group, Tally> tallies = new HashMap<>();
    private int learnt;

    /** Learns what became of a clock. */
    public void learn(EndedClock clock) {
        learnt++;
        for (var likeness : Likeness.values()) {
            var tally = tallies.computeIfAbsent(Group.of(likeness, clock.traits()), any -> new Tally());
            if (clock.breached()) {
                tally.addBreached();
            } else {
                tally.addMet(clock.used());
            }
        }
    }

    /**
     * How probable it is that a clock breaks that runs.
     *
     * @param used service time used up, as a share of the goal; rounded down to half a percent
     */
    public Estimate ask(Traits traits, double used) {
        double probability = UNKNOWN;
        var named = new Estimate(UNKNOWN, Group.of(Likeness.ALL, traits), 0, 0);
        for (var likeness : Likeness.values()) {
            var group = Group.of(likeness, traits);
            var tally = tallies.get(group);
            if (tally == null) {
                break;
            }
            int observations = tally.beyond(used);
            probability = drawn(tally.breached(), observations, probability);
            if (likeness == Likeness.ALL || observations >= BORROWED) {
                named = new Estimate(probability, group, observations, tally.breached());
            }
        }
        return new Estimate(probability, named.group(), named.observations(), named.breached());
    }

    /** The share of all clocks that were broken, drawn towards one half like any other answer. */
    public double baseRate() {
        var all = tallies.get(new Group(Likeness.ALL, null, null, null, null));
        return all == null ? UNKNOWN : drawn(all.breached(), learnt, UNKNOWN);
    }

    /** How many clocks it learnt from. */
    public int learnt() {
        return learnt;
    }

    private static double drawn(int breached, int observations, double coarser) {
        return (breached + BORROWED * coarser) / (observations + BORROWED);
    }
}
