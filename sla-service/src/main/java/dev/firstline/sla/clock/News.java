package dev.firstline.sla.clock;

import java.util.List;
import java.util.Set;

/** What the world has not been told of a clock. */
public sealed interface News {

    /** So many of the last transitions of a clock are known to be told one by one; what happened before was told. */
    int KEPT = 100;

    /** Among the keys of what was told: that those of earlier transitions are not there any more. */
    String FOLDED = "folded";

    /**
     * What happened to it, in order; none when nothing is new. Where a late fact put one before others that were told, those are told
     * again, so that the last word heard is how the clock stands.
     */
    record Happened(List<Transition> transitions) implements News {}

    /**
     * What was told no longer holds: from here on the clock stands otherwise.
     *
     * @param told how it stood by what was told
     * @param now how it stands
     * @param then what happened after its end, if it has one and that is new
     */
    record Corrected(Standing told, Standing now, List<Transition> then) implements News {}

    /** All of a clock that was not heard of. */
    static News ofNew(Clock clock) {
        return new Happened(clock.transitions());
    }

    /**
     * What is new of a clock that was told.
     *
     * @param standing how it stood by what was told
     * @param told the {@linkplain Transition#key() keys} of what was told, of very many transitions the last ones, with {@link #FOLDED}; what
     *     a late fact puts in front of those is not told by itself, but as a correction of how the clock stands
     */
    static News of(Clock clock, Standing standing, Set<String> told) {
        var now = clock.standing();
        if (standing.state().isTerminal()) {
            var settled = clock.transitions().stream()
                    .filter(Transition.Settled.class::isInstance)
                    .filter(transition -> !told.contains(transition.key()))
                    .toList();
            return standing.contradicts(now) ? new Corrected(standing, now, settled) : new Happened(settled);
        }
        var untold = clock.transitions().stream()
                .skip(told.contains(FOLDED) ? firstKept(clock.transitions(), told) : 0)
                .dropWhile(transition -> told.contains(transition.key()))
                .toList();
        return untold.isEmpty() && standing.contradicts(now)
                ? new Corrected(standing, now, List.of())
                : new Happened(untold);
    }

    private static int firstKept(List<Transition> all, Set<String> told) {
        int first = 0;
        while (first < all.size()
                && (all.get(first) instanceof Transition.Started
                        || !told.contains(all.get(first).key()))) {
            first++;
        }
        return first;
    }
}
