package dev.firstline.escalation.chase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has been reminded of what waits.
 *
 * @param told how many steps have been told, or passed over
 * @param next when the next one is due; null when there is none
 */
public record Chase(int told, @Nullable Instant next) {

    /** Nobody is reminded. */
    public static final Chase NONE = new Chase(0, null);

    /** A step that is to be told now: {@code 1} for the first. */
    public record Step(int number, Instant dueAt) {}

    /** Of something that begins to wait. */
    public static Chase of(List<Instant> steps) {
        return new Chase(0, steps.isEmpty() ? null : steps.getFirst());
    }

    /** The latest step that is due and has not been told: those before it are passed over, one reminder is enough. */
    public Optional<Step> due(List<Instant> steps, Instant now) {
        int reached = reached(steps, now);
        return reached > told ? Optional.of(new Step(reached, steps.get(reached - 1))) : Optional.empty();
    }

    /** After all that is due has been told. */
    public Chase told(List<Instant> steps, Instant now) {
        int reached = Math.max(told, reached(steps, now));
        return new Chase(reached, reached < steps.size() ? steps.get(reached) : null);
    }

    private static int reached(List<Instant> steps, Instant now) {
        return Math.toIntExact(steps.stream().filter(at -> !at.isAfter(now)).count());
    }
}
