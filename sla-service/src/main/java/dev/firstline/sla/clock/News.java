package dev.firstline.sla.clock;

import java.util.List;
import java.util.Set;

/** What the world has not been told of a clock. */
public final class News {

    private News() {}

    /**
     * The transitions to tell, in order. Where a late fact put one before others that were told, those are told again,
     * so that the last word heard is how the clock stands. An end is told once, and nothing after it.
     *
     * @param told the {@linkplain Transition#key() keys} of what was told
     */
    public static List<Transition> of(Clock clock, Set<String> told) {
        if (clock.transitions().stream().anyMatch(transition -> isEnd(transition) && isTold(transition, told))) {
            return List.of();
        }
        return clock.transitions().stream()
                .dropWhile(transition -> isTold(transition, told))
                .toList();
    }

    private static boolean isEnd(Transition transition) {
        return transition instanceof Transition.End;
    }

    private static boolean isTold(Transition transition, Set<String> told) {
        return told.contains(transition.key());
    }
}
