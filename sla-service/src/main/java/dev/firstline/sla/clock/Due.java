package dev.firstline.sla.clock;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;

/** The arithmetic from a ledger to an instant. */
final class Due {

    private Due() {}

    /**
     * The instant at which a running clock has used up an amount of service time, if nothing stops it.
     *
     * @param floor not before that; a promise cannot be broken before it was given
     */
    static Instant at(Ledger ledger, BusinessCalendar calendar, Duration amount, Instant floor) {
        var since = ledger.intervals().getLast().from();
        var at = from(since, calendar, amount.minus(ledger.elapsed(calendar, since)));
        return at.isBefore(floor) ? floor : at;
    }

    /** The instant at which what is left would be used up if the clock ran from {@code since} on without a stop. */
    static Instant from(Instant since, BusinessCalendar calendar, Duration left) {
        return left.isNegative() ? since : calendar.add(since, left);
    }
}
