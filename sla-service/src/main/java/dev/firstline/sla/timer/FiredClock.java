package dev.firstline.sla.timer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the timer did to a clock.
 *
 * @param news what there is to tell
 * @param at the instant at which it was due
 * @param dueAt when the clock is, or was, due
 * @param firedAt when it was noticed, by the database's clock
 * @param partition where its ticket's facts are read
 */
record FiredClock(
        UUID id,
        UUID ticketId,
        TenantPath tenant,
        SlaTarget target,
        News news,
        Instant at,
        Instant dueAt,
        Instant firedAt,
        int partition) {

    sealed interface News {}

    /**
     * It will run out soon.
     *
     * @param before of a time before due; null for a share of the goal
     */
    record Warned(int percent, @Nullable Duration before) implements News {}

    /**
     * It is broken.
     *
     * @param provisional whether facts from before the due instant may still come
     * @param settled what it promised has come since; null when it has not
     */
    record Breached(boolean provisional, @Nullable Settled settled) implements News {}

    /**
     * What was promised came late.
     *
     * @param late service time after the due instant
     */
    record Settled(Instant at, Duration late) {}

    /** It has been broken for that service time. */
    record Overdue(Duration after) implements News {}

    /** In the order in which they happened. */
    List<SlaEvent> events() {
        return switch (news) {
            case Warned(int percent, Duration before) ->
                List.of(new SlaEvent.Warned(
                        ticketId, id, target, at, dueAt, percent, before == null ? null : before.toString()));
            case Breached(boolean provisional, Settled settled) -> {
                var breached = new SlaEvent.Breached(ticketId, id, target, at, firedAt, provisional ? true : null);
                yield settled == null
                        ? List.of(breached)
                        : List.of(
                                breached,
                                new SlaEvent.Settled(
                                        ticketId,
                                        id,
                                        target,
                                        settled.at(),
                                        dueAt,
                                        settled.late().toString()));
            }
            case Overdue(Duration after) ->
                List.of(new SlaEvent.Overdue(ticketId, id, target, at, dueAt, after.toString(), firedAt));
        };
    }

    /** From due to noticed. */
    Duration lateness() {
        return Duration.between(at, firedAt);
    }
}
