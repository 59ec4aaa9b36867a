package dev.firstline.benchmarks.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the product said of a ticket.
 *
 * @param answers by dimension; one that the product does not decide at all is missing
 * @param runnerUp the likeliest outcome, where one was told beside an undecided one
 * @param confidence of the outcome, 0 to 1, where one was told
 * @param explanation the rule and what it rests on
 */
record Told(Map<Dimension, String> answers, Optional<String> runnerUp, OptionalDouble confidence, String explanation) {

    /** The outcome by which a product says that a person must look. */
    static final String UNDECIDED = "NEEDS_REVIEW";

    /** Copies the answers. */
    Told {
        answers = Map.copyOf(answers);
    }

    /** Whether an outcome was decided. */
    boolean isDecided() {
        return !outcome().equals(UNDECIDED);
    }

    String outcome() {
        return answers.getOrDefault(Dimension.OUTCOME, UNDECIDED);
    }

    /** What it would have said without asking. */
    String bestOutcome() {
        return isDecided() ? outcome() : runnerUp.orElse(UNDECIDED);
    }
}
