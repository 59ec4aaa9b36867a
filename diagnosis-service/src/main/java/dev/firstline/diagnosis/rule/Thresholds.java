package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** The least confidence with which an outcome is decided; below it, a person decides. */
public final class Thresholds {

    /** What holds for an outcome that has none of its own. */
    public static final double USUAL = 0.6;

    private final Map<Outcome, Double> least = new EnumMap<>(Outcome.class);

    /** @throws IllegalArgumentException when one is not within 0..1 */
    public Thresholds(Map<Outcome, Double> least) {
        least.forEach((outcome, confidence) -> {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "the threshold of " + outcome + " is " + confidence + ", not 0 to 1");
            }
            this.least.put(outcome, confidence);
        });
    }

    /** Those that hold without a setting. */
    public static Thresholds usual() {
        return new Thresholds(Map.of());
    }

    boolean passes(Outcome outcome, double confidence) {
        return confidence >= least.getOrDefault(outcome, USUAL);
    }
}
