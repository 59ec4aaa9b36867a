package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.PauseCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a clock stands, or was told to.
 *
 * @param since since when; of an end its instant
 * @param dueAt when it is, was or would have been due; null while it stands still
 * @param pausedFor who holds the ticket; null unless it is paused
 */
public record Standing(
        ClockState state,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable PauseCause pausedFor) {

    /** Whether the other says something else to who was told this. */
    boolean contradicts(Standing other) {
        return state != other.state
                || pausedFor != other.pausedFor
                || state.isTerminal() && !since.equals(other.since)
                || state != ClockState.CANCELLED && !isSame(dueAt, other.dueAt);
    }

    private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other == null : one.equals(other);
    }
}
