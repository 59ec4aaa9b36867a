package dev.firstline.contracts.sla;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a clock; topic {@code firstline.sla.v1}. Every clock ends in exactly one of met, breached, cancelled, and that end is told
 * once, unless it is corrected; after a breach, and after nothing else, it may be told to be overdue, and to have been met late.
 */
public sealed interface SlaEvent extends Event {

    /** The ticket. */
    UUID ticketId();

    /** The clock; a ticket has one per target and cycle. */
    UUID clockId();

    /** What the clock measures. */
    SlaTarget target();

    @Override
    default String subject() {
        return ticketId().toString();
    }

    /**
     * A promise was given.
     *
     * @param goal ISO-8601 duration of service time, such as {@code PT2H}
     * @param calendar code of the business calendar that counts it, such as {@code 24x7}
     * @param policy code of the policy that gave it
     * @param dueAt when it will be broken if nothing happens
     * @param cycle which one of its target this is, counted from 1; null for the first
     */
    @EventType("sla.started")
    record Started(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            String policy,
            String goal,
            String calendar,
            Instant dueAt,
            @Nullable Integer cycle)
            implements SlaEvent {}

    /** The clock stands; it has no due instant until it runs again. */
    @EventType("sla.paused")
    record Paused(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt, PauseCause cause)
            implements SlaEvent {}

    /** The clock runs again, towards a new due instant. */
    @EventType("sla.resumed")
    record Resumed(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt, Instant dueAt)
            implements SlaEvent {}

    /**
     * The promise was changed on purpose or by the ticket, such as by a new severity; time already used stays used.
     *
     * @param author the subject of who chose it; null when the ticket itself changed
     * @param reason a code: {@code ON_REQUEST} when somebody chose it; null when the ticket itself changed. Earlier versions sent the
     *     author's words
     */
    @EventType("sla.rebased")
    record Rebased(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            String policy,
            String goal,
            String calendar,
            Instant dueAt,
            @Nullable String author,
            @Nullable String reason)
            implements SlaEvent {}

    /**
     * The clock will run out soon.
     *
     * @param occurredAt the instant at which the threshold was reached, not the time of noticing
     * @param percent share of the goal used up, such as 75; rounded down
     * @param before where the threshold is a time before due: that service time, an ISO-8601 duration such as {@code PT1H}; null
     *     where it is a share of the goal
     */
    @EventType("sla.warned")
    record Warned(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            Instant dueAt,
            int percent,
            @Nullable String before)
            implements SlaEvent {}

    /**
     * The promise is broken.
     *
     * @param occurredAt the due instant itself, whenever it was noticed
     * @param firedAt when the timer noticed, by the database's clock; {@code firedAt - occurredAt} is the lateness
     * @param provisional true when it is told although not all facts from before the due instant were known to have been read, since a
     *     service was silent for too long; a fact that comes later may show that the promise was kept. Null when they had been read
     */
    @EventType("sla.breached")
    record Breached(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            Instant firedAt,
            @Nullable Boolean provisional)
            implements SlaEvent {

        /** A breach of which all is known. */
        public Breached(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt, Instant firedAt) {
            this(ticketId, clockId, target, occurredAt, firedAt, null);
        }
    }

    /**
     * The promise was broken a while ago, and what the clock measures has still not happened. It is no end: the breach is.
     *
     * @param occurredAt the instant at which the threshold was reached, not the time of noticing
     * @param dueAt when the clock was due
     * @param after the threshold: service time after the due instant, an ISO-8601 duration such as {@code PT2H}
     * @param firedAt when the timer noticed, by the database's clock; {@code firedAt - occurredAt} is the lateness
     */
    @EventType("sla.overdue")
    record Overdue(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            Instant dueAt,
            String after,
            Instant firedAt)
            implements SlaEvent {}

    /** The promise was kept. */
    @EventType("sla.met")
    record Met(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt, Instant dueAt) implements SlaEvent {}

    /**
     * The promise no longer applies: the ticket was rejected, canceled or no policy covers it any more.
     *
     * @param cause why; null where it was told before there were causes
     * @param countsAs of an unanswered first response, as what the policy counts it: MET or BREACHED; null when it counts neither way
     */
    @EventType("sla.cancelled")
    record Cancelled(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            @Nullable CancellationCause cause,
            @Nullable ClockStanding countsAs)
            implements SlaEvent {

        /** One that does not say why. */
        public Cancelled(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt) {
            this(ticketId, clockId, target, occurredAt, null, null);
        }
    }

    /**
     * What a broken promise was about has happened at last. It is no end: the breach is.
     *
     * @param dueAt when the clock was due
     * @param late service time after the due instant, pauses left out, an ISO-8601 duration such as {@code PT41S}
     */
    @EventType("sla.settled")
    record Settled(UUID ticketId, UUID clockId, SlaTarget target, Instant occurredAt, Instant dueAt, String late)
            implements SlaEvent {}

    /**
     * What was told of a clock no longer holds. From here on the clock stands as this says, whatever was told before; it may run again,
     * end again and be corrected again.
     *
     * @param occurredAt when it was corrected, by the database's clock
     * @param told how it stood by what was told
     * @param toldSince since when, by what was told: of an end its instant
     * @param toldDueAt the due instant that went with it; null while it stood
     * @param provisional whether the told one was told before all facts up to then were known
     * @param state how it stands
     * @param since since when it stands so: of an end its instant, and never before a fact that counts
     * @param dueAt when it is, was or would have been due; null while it stands still
     * @param pausedFor who holds the ticket; null unless it is PAUSED
     * @param cause why
     * @param causedBy the id of the event that brought it to light; null where none did
     */
    @EventType("sla.corrected")
    record Corrected(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            ClockStanding told,
            Instant toldSince,
            @Nullable Instant toldDueAt,
            boolean provisional,
            ClockStanding state,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable PauseCause pausedFor,
            CorrectionCause cause,
            @Nullable UUID causedBy)
            implements SlaEvent {}

    /**
     * Somebody with the right to do so excused or voided the outcome of a clock, or took that back. The outcome stays what it is; who and
     * why is read at the SLA service.
     *
     * @param outcome the outcome that was judged: MET, BREACHED or CANCELLED
     * @param outcomeAt its instant
     */
    @EventType("sla.judged")
    record Judged(
            UUID ticketId,
            UUID clockId,
            SlaTarget target,
            Instant occurredAt,
            Verdict verdict,
            ClockStanding outcome,
            Instant outcomeAt)
            implements SlaEvent {}
}
