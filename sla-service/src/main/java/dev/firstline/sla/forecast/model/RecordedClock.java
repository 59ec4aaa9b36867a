package dev.firstline.sla.forecast.model;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.clock.Ledger;
import dev.firstline.sla.forecast.model.PastClock.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is on record, with what a forecast looks at.
 *
 * @param cycle which one of its target, counted from 1
 * @param severity as the ticket was opened; null where that is not known
 * @param productFamily as the ticket was opened; null where nobody said
 * @param customer the customer's id at intake; null where none is known
 * @param goal service time until due
 * @param calendar counts it
 * @param promisedAt when the promise was given by which it is judged; later than its begin when it was rebased
 * @param dueAt when it breaks or broke, or would have been broken had it not been met
 * @param endedAt when it was met or broken; null while it runs
 */
public record RecordedClock(
        UUID ticketId,
        SlaTarget target,
        int cycle,
        @Nullable Severity severity,
        @Nullable ProductFamily productFamily,
        @Nullable UUID customer,
        Duration goal,
        BusinessCalendar calendar,
        Instant startedAt,
        Instant promisedAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        boolean breached,
        Ledger ledger) {

    private static final int[] ASKED_AT_PERCENT = {25, 50, 75};

    /** By what it is likened to others. */
    public Traits traits() {
        return new Traits(target, severity, productFamily, HourBand.of(startedAt, calendar.zone()));
    }

    /** The service time used up until that instant, as a share of the goal. */
    public double used(Instant asOf) {
        return (double) ledger.elapsed(calendar, asOf).toNanos() / goal.toNanos();
    }

    /** What became of it; for one that ended. */
    public EndedClock end() {
        var end = Objects.requireNonNull(endedAt);
        return new EndedClock(traits(), end, breached, breached ? 1 : used(end));
    }

    /**
     * The same with the instants at which a quarter, a half and three quarters of its goal were used up, for one that ended.
     * Without those at which it had ended, and those before the promise was given: nobody could have asked then.
     */
    public PastClock past() {
        var end = Objects.requireNonNull(endedAt);
        var questions = new ArrayList<Question>();
        for (int percent : ASKED_AT_PERCENT) {
            ledger.usedUp(calendar, goal.multipliedBy(percent).dividedBy(100), end)
                    .filter(at -> at.isBefore(end) && !at.isBefore(promisedAt))
                    .ifPresent(at -> questions.add(new Question(percent / 100.0, at)));
        }
        return new PastClock(end(), questions);
    }
}
