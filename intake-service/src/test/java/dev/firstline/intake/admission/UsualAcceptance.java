package dev.firstline.intake.admission;

import java.time.Duration;

/** The rule with its usual bounds. */
final class UsualAcceptance {

    static final double FLOOR = 2;
    private static final double TREE = 4;

    private UsualAcceptance() {}

    static SimulatedPipeline pipeline(long seed, double capacity) {
        return new SimulatedPipeline(seed, at -> capacity, fresh());
    }

    static Acceptance fresh() {
        return fresh(0);
    }

    static Acceptance fresh(long now) {
        return new Acceptance(bounds(), TREE, tenant -> 1, now);
    }

    static Bounds bounds() {
        return new Bounds(Duration.ofSeconds(1), FLOOR, 32, 150, Duration.ofMillis(300));
    }

    static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }
}
