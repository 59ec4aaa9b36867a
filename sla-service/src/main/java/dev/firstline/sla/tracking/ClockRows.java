package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a derived clock to its row. */
final class ClockRows {

    private ClockRows() {}

    /**
     * The row of a clock.
     *
     * @param before as it is stored; null for a new one
     * @param now the database's time, when a breach is noticed
     */
    static ClockRow row(TrackedTicket ticket, Clock clock, @Nullable ClockRow before, Instant now) {
        var end = clock.transitions().stream()
                .filter(Transition.End.class::isInstance)
                .findFirst();
        return new ClockRow(
                ClockRow.idOf(ticket.id(), clock.key()),
                ticket.id(),
                ticket.tenant(),
                clock.target(),
                clock.cycle(),
                clock.state(),
                clock.promise().policy(),
                clock.promise().policyVersion(),
                clock.promise().rule(),
                clock.promise().amount().toString(),
                clock.promise().calendar().code(),
                clock.promisedAt(),
                clock.startedAt(),
                clock.dueAt(),
                clock.endedAt(),
                end.map(ClockRows::eventOf).orElse(null),
                firedAt(end.orElse(null), before, now),
                Watch.of(clock, before),
                clock.ledger().intervals(),
                told(clock, before),
                before == null ? 1 : before.version() + 1);
    }

    private static @Nullable Instant firedAt(@Nullable Transition end, @Nullable ClockRow before, Instant now) {
        if (before != null && before.firedAt() != null) {
            return before.firedAt();
        }
        return end instanceof Transition.Breached ? now : null;
    }

    private static Set<String> told(Clock clock, @Nullable ClockRow before) {
        var told = new HashSet<String>(before == null ? Set.of() : before.told());
        clock.transitions().forEach(transition -> told.add(transition.key()));
        return told;
    }

    private static @Nullable UUID eventOf(Transition end) {
        return switch (end) {
            case Transition.Met met -> met.eventId();
            case Transition.Cancelled cancelled -> cancelled.eventId();
            default -> null;
        };
    }
}
