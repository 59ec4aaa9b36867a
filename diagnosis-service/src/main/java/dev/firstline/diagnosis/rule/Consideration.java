package dev.firstline.diagnosis.rule;

/**
 * What makes a rule weigh more or less.
 *
 * @param name what is considered, such as {@code scale}
 * @param points added to the rule's weight, or taken from it when negative
 * @param condition when it counts
 */
public record Consideration(String name, int points, Condition condition) {

    /** Counts when the words tell one of the signals; bears the name of the first. */
    static Consideration of(int points, Signal... signals) {
        return new Consideration(signals[0].section(), points, Condition.said(signals));
    }
}
