package dev.firstline.sla.dryrun;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a clock stands at an instant.
 *
 * @param dueAt null while it stands still
 * @param endedAt null while it lives
 */
@Schema(name = "DryRunStanding")
public record Standing(
        ClockState state, @Nullable Instant dueAt, @Nullable Instant endedAt) {

    /** A clock that no fact has ended is broken once it is due. */
    static Standing of(Clock clock, Instant asOf) {
        var dueAt = clock.dueAt();
        boolean overdue = clock.state() == ClockState.RUNNING && dueAt != null && !dueAt.isAfter(asOf);
        return overdue
                ? new Standing(ClockState.BREACHED, dueAt, dueAt)
                : new Standing(clock.state(), dueAt, clock.endedAt());
    }
}
