package dev.firstline.sla.timer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What the timer did to a clock.
 *
 * @param breached broken; otherwise warned
 * @param at the instant at which it was due
 * @param dueAt when the clock is, or was, due
 * @param percent of the warning; meaningless for a breach
 * @param firedAt when it was noticed, by the database's clock
 */
record FiredClock(
        UUID id,
        UUID ticketId,
        TenantPath tenant,
        SlaTarget target,
        boolean breached,
        Instant at,
        Instant dueAt,
        int percent,
        Instant firedAt) {

    SlaEvent event() {
        return breached
                ? new SlaEvent.Breached(ticketId, id, target, at, firedAt)
                : new SlaEvent.Warned(ticketId, id, target, at, dueAt, percent);
    }

    /** From due to noticed. */
    Duration lateness() {
        return Duration.between(at, firedAt);
    }
}
