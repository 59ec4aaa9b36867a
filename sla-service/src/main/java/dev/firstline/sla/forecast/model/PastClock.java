package dev.firstline.sla.forecast.model;

import java.time.Instant;
import java.util.List;

/**
 * A clock that ended, with the instants at which its end could have been asked for.
 *
 * @param questions while it still ran
 */
public record PastClock(EndedClock end, List<Question> questions) {

    /** Copies what it is given. */
    public PastClock {
        questions = List.copyOf(questions);
    }

    /**
     * That much of its goal was used up.
     *
     * @param used share of the goal
     * @param at when it was
     */
    public record Question(double used, Instant at) {}
}
