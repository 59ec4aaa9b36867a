package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.sla.clock.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a clock and no longer held.
 *
 * @param told how it stood by what was told
 * @param provisional whether that was told before all facts up to then were known
 * @param now how it stood from then on
 * @param causedBy the event that brought it to light; null where none did
 * @param at when it was corrected, by the database's clock
 */
record Correction(
        ClockRow clock,
        Standing told,
        boolean provisional,
        Standing now,
        CorrectionCause cause,
        @Nullable UUID causedBy,
        Instant at) {

    SlaEvent event() {
        return new SlaEvent.Corrected(
                clock.ticketId(),
                clock.id(),
                clock.target(),
                at,
                ClockStanding.valueOf(told.state().name()),
                told.since(),
                told.dueAt(),
                provisional,
                ClockStanding.valueOf(now.state().name()),
                now.since(),
                now.dueAt(),
                now.pausedFor(),
                cause,
                causedBy);
    }
}
