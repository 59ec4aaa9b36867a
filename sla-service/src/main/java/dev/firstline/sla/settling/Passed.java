package dev.firstline.sla.settling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** When each partition reached what, for the last minute or so. */
final class Passed {

    private static final int KEPT = 512;

    private record Step(Instant[] reached, long at) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Notes how far the partitions are now; whether that is further than before. */
    synchronized boolean note(Instant[] reached) {
        var last = steps.peekLast();
        if (last != null && Arrays.equals(last.reached(), reached)) {
            return false;
        }
        if (steps.size() == KEPT) {
            steps.removeFirst();
        }
        steps.addLast(new Step(reached, System.nanoTime()));
        return true;
    }

    /** How long ago the partition first reached that instant; empty when it has not, or had already when the notes begin. */
    synchronized Optional<Duration> ago(int partition, Instant instant) {
        Step found = null;
        for (var steps = this.steps.descendingIterator(); steps.hasNext(); ) {
            var step = steps.next();
            if (step.reached()[partition].isBefore(instant)) {
                return Optional.ofNullable(found).map(reached -> Duration.ofNanos(System.nanoTime() - reached.at()));
            }
            found = step;
        }
        return Optional.empty();
    }
}
