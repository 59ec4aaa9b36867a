package dev.firstline.sla.clock;

import java.util.List;
import java.util.Set;

/** What the world has not been told of a clock. */
public sealed interface News {

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
     * @param told the {@linkplain Transition#key() keys} of what was told
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
                .dropWhile(transition -> told.contains(transition.key()))
                .toList();
        return untold.isEmpty() && standing.contradicts(now)
                ? new Corrected(standing, now, List.of())
                : new Happened(untold);
    }
}
