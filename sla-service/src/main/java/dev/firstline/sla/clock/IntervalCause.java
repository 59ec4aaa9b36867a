package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.PauseCause;
import org.jspecify.annotations.Nullable;

/** Who holds the ticket during an interval. */
public enum IntervalCause {
    /** Us: the clock runs. */
    RUNNING,
    CUSTOMER,
    VENDOR,
    PARTNER,
    INCIDENT;

    /** The pause that this is; null when the clock runs. */
    public @Nullable PauseCause pause() {
        return this == RUNNING ? null : PauseCause.valueOf(name());
    }

    /** The cause of the interval that such a pause opens; no pause: running. */
    public static IntervalCause of(@Nullable PauseCause pause) {
        return pause == null ? RUNNING : valueOf(pause.name());
    }
}
