package dev.firstline.chassis.quota;

import java.time.Duration;

/**
 * So many units a second, and a burst of so many at once: the generic cell rate algorithm (ITU-T I.371), which is a token bucket
 * whose whole state is one instant. All instants are nanoseconds of one clock that never goes back.
 *
 * @param perSecond units that come back each second, above 0
 * @param burst units of a whole budget, at least 1
 */
public record Rate(double perSecond, long burst) {

    private static final double SECOND = 1e9;

    /** @throws IllegalArgumentException when nothing could ever pass */
    public Rate {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a rate lets at least one unit pass, and some each second");
        }
    }

    /** The same, so many times as large; a burst of at least one unit. */
    public Rate times(double factor) {
        return new Rate(perSecond * factor, Math.max(1, Math.round(burst * factor)));
    }

    /** How long an empty budget takes to become whole. */
    public Duration window() {
        return Duration.ofNanos(nanos(burst));
    }

    /**
     * What becomes of a budget when somebody asks for units of it.
     *
     * @param wholeAt when the budget is whole again, as {@link Outcome#wholeAt} said last; for a new one any instant that has passed
     * @param cost at least 1; what costs more than the whole burst passes when the budget is whole
     * @param now the present instant
     */
    public Outcome take(long wholeAt, long cost, long now) {
        long owed = Math.max(0, wholeAt - now);
        long after = owed + nanos(Math.min(cost, burst));
        long most = nanos(burst);
        if (after > most) {
            return new Outcome(false, now + owed, left(owed), Duration.ofNanos(after - most), Duration.ofNanos(owed));
        }
        return new Outcome(true, now + after, left(after), Duration.ZERO, Duration.ofNanos(after));
    }

    private long left(long owed) {
        return Math.max(0, (nanos(burst) - owed) / nanos(1));
    }

    /** How long so many units take to come back: whole nanoseconds for each, lest what is left could not be taken one by one. */
    long nanos(long units) {
        return (long) Math.min(Long.MAX_VALUE / 4.0, units * Math.max(1, Math.ceil(SECOND / perSecond)));
    }

    /**
     * The answer to who asks.
     *
     * @param passed whether the units were given; nothing is taken when not
     * @param wholeAt the new state of the budget
     * @param left units that could be taken at once now
     * @param delay until what was refused could pass; zero when it passed
     * @param whole until the budget is whole again
     */
    public record Outcome(boolean passed, long wholeAt, long left, Duration delay, Duration whole) {}
}
