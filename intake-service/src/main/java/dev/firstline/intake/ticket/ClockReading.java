package dev.firstline.intake.ticket;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What sla said last about one target.
 *
 * @param id of the clock, to be read at sla
 * @param due when the promise will be, or was, broken; null while the clock stands
 * @param at when that came about
 */
@Embeddable
public record ClockReading(
        UUID id,
        @Enumerated(EnumType.STRING) State state,
        @Nullable Instant due,
        Instant at) {

    /** Where a clock stands. */
    @Schema(name = "ClockReadingState")
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        BREACHED,
        CANCELLED;

        boolean isEnd() {
            return this == MET || this == BREACHED || this == CANCELLED;
        }
    }

    /**
     * Whether this takes the place of what is known. The end of a clock always does, since its instant is the due one
     * and may lie before what was heard last; nothing follows it but another clock.
     */
    boolean replaces(@Nullable ClockReading known) {
        if (known == null) {
            return true;
        }
        if (known.id.equals(id)) {
            return !known.state.isEnd() && (state.isEnd() || !at.isBefore(known.at));
        }
        return !at.isBefore(known.at);
    }

    /** Whether this takes the place of what is known when it takes back what was said of its clock before: that it always does. */
    boolean corrects(@Nullable ClockReading known) {
        return known == null || known.id.equals(id) || !at.isBefore(known.at);
    }
}
