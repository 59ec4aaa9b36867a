package dev.firstline.sla.settling;

import dev.firstline.contracts.watermark.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When the sources are to be told what is waited for: whenever it changes, and now and then anyway. If it changes all the time, they are told
 * to go on for a while, and then hear nothing until that has passed.
 */
final class WorthSaying {

    /** Faster than that is all the time. */
    private static final Duration OFTEN = Duration.ofMillis(500);

    /** For so many times as long the sources go on then. */
    private static final int STEPS = 4;

    private List<Instant> said = List.of();
    private Instant saidAt = Instant.MIN;

    /** Up to then they go on. */
    private Instant covered = Instant.MIN;

    /**
     * What to tell them; empty when they know.
     *
     * @param nearest the nearest instants that are waited for, in their order
     */
    synchronized Optional<List<Instant>> of(List<Instant> nearest, Instant now) {
        boolean known = nearest.equals(said)
                || !nearest.isEmpty() && !nearest.getFirst().isAfter(covered);
        if (known && now.isBefore(saidAt.plus(Awaited.AGAIN))) {
            return Optional.empty();
        }
        var instants = new TreeSet<>(nearest);
        if (!known && now.isBefore(saidAt.plus(OFTEN))) {
            for (int step = 1; step <= STEPS; step++) {
                covered = now.plus(OFTEN.multipliedBy(step));
                instants.add(covered);
            }
        }
        said = nearest;
        saidAt = now;
        return Optional.of(List.copyOf(instants));
    }
}
