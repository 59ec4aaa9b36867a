package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.sla.policy.Promise;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One fact in the life of a clock, derived from the facts of its ticket. */
public sealed interface Transition {

    /** When it happened. */
    Instant at();

    /** The same for the same transition in every derivation; told to the world once. */
    String key();

    /** A promise was given. */
    record Started(Instant at, UUID eventId, Promise promise, Instant dueAt) implements Transition {
        @Override
        public String key() {
            return "started";
        }
    }

    /** The clock stands, or stands for another reason than before. */
    record Paused(Instant at, UUID eventId, PauseCause cause) implements Transition {
        @Override
        public String key() {
            return "paused " + eventId;
        }
    }

    /** The clock runs again. */
    record Resumed(Instant at, UUID eventId, Instant dueAt) implements Transition {
        @Override
        public String key() {
            return "resumed " + eventId;
        }
    }

    /**
     * The promise was changed. While the clock stands, {@code dueAt} is what it would be if it ran on from here.
     *
     * @param choice of whoever wanted it so; null when the ticket itself changed
     */
    record Rebased(Instant at, UUID eventId, Promise promise, Instant dueAt, TicketFact.@Nullable Rebased choice)
            implements Transition {
        @Override
        public String key() {
            return "rebased " + eventId;
        }
    }

    /** The end of a clock. */
    sealed interface End extends Transition {

        /** The key of every end: a clock has one. */
        String KEY = "ended";

        /** The state that it leaves the clock in. */
        ClockState state();

        /** The event that ended it; null for a breach, which time alone brings. */
        default @Nullable UUID causedBy() {
            return switch (this) {
                case Met met -> met.eventId();
                case Cancelled cancelled -> cancelled.eventId();
                case Breached _ -> null;
            };
        }

        @Override
        default String key() {
            return KEY;
        }
    }

    /** The promise was kept. */
    record Met(Instant at, UUID eventId, Instant dueAt) implements End {
        @Override
        public ClockState state() {
            return ClockState.MET;
        }
    }

    /** The promise was broken: {@code at} is the due instant. */
    record Breached(Instant at) implements End {
        @Override
        public ClockState state() {
            return ClockState.BREACHED;
        }
    }

    /** What was promised has come, after the promise was broken. */
    record Settled(Instant at, Instant dueAt, Settlement settlement) implements Transition {
        @Override
        public String key() {
            return "settled " + settlement.eventId();
        }
    }

    /**
     * The promise no longer applies; {@code eventId} is null when what it began with turned out not to be so.
     *
     * @param cause why; null where that was not recorded
     * @param detail what the ticket changed to, such as a severity; null where the cause says it all
     */
    record Cancelled(
            Instant at,
            @Nullable UUID eventId,
            @Nullable CancellationCause cause,
            @Nullable String detail) implements End {
        @Override
        public ClockState state() {
            return ClockState.CANCELLED;
        }
    }
}
