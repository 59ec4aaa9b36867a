package dev.firstline.intake.admission;

/**
 * What one tenant may open: a token bucket from which may be taken ahead. Ordinary tickets take ahead by waiting for their tokens; urgent ones
 * take theirs at once, from what would be the ordinary ones', and wait only when even that is used up. So both together are held to the rate, and
 * of a tenant that files too many the urgent ones come first. Instants are nanoseconds of one clock.
 */
final class Share {

    private static final double SECOND = 1e9;

    private static final double LONGEST = 2;

    /** So many seconds' worth may be saved up. */
    private static final double SAVED = 0.25;

    private final double patience;
    private double rate = 1;
    private double tokens;
    private long at;

    /**
     * A new one.
     *
     * @param patience seconds that somebody may wait
     * @param tokens what may be opened at once
     */
    Share(double patience, double tokens, long now) {
        this.tokens = tokens;
        this.patience = patience;
        at = now;
    }

    /** The rate changes; tickets per second, above 0. */
    void become(double newRate, long now) {
        refill(now);
        rate = newRate;
    }

    /** Tickets per second. */
    double rate() {
        return rate;
    }

    /** How many could be opened at once now. */
    long left(long now) {
        refill(now);
        return Math.max(0, (long) tokens);
    }

    /**
     * Takes for one ticket, unless the wait would be too long.
     *
     * @param mayWait false for somebody who cannot
     * @return the seconds to wait, 0 when it may be opened at once; or when to come again, if it is refused
     */
    Taken take(boolean urgent, boolean mayWait, long now) {
        refill(now);
        double ahead = urgent ? Math.max(1, rate * patience) : 0;
        double wait = Math.max(0, (1 - tokens - ahead) / rate);
        // Who sends one after the other is slowed down, however small his share is, and not refused; not behind an
        // urgent one of his either.
        double longest = Math.max(patience, Math.min(LONGEST, 2 / rate));
        if (wait > (mayWait ? longest : 0)) {
            return new Taken(false, wait);
        }
        tokens -= 1;
        return new Taken(true, wait);
    }

    /**
     * What became of it.
     *
     * @param passed whether it was taken
     * @param delay seconds: to wait before it is opened, or before it is worth asking again
     */
    record Taken(boolean passed, double delay) {}

    private void refill(long now) {
        double most = Math.max(2, rate * SAVED);
        tokens = Math.min(most, tokens + Math.max(0, now - at) / SECOND * rate);
        at = now;
    }
}
