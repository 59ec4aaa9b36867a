package dev.firstline.chassis.outbound;

import java.time.Duration;

/**
 * How much of its time a receiver has had. It is looked at in slices: one at whose end we ourselves come late does not count, since then we may
 * not have read an answer that was there, and the receiver is given another for it. All of it has an end: twice the limit. Instants are
 * nanoseconds of one clock.
 */
final class ReceiverTime {

    private static final int SLICES = 10;
    private static final long SHORTEST = Duration.ofMillis(50).toNanos();

    /** Lateness that every machine has. */
    private static final long USUAL = Duration.ofMillis(50).toNanos();

    private final long limit;
    private final long slice;
    private final long begin;
    private long lookedAt;
    private long planned;
    private long had;

    /** @param now when the receiver's time begins */
    ReceiverTime(Duration limit, long now) {
        this.limit = Math.max(1, limit.toNanos());
        this.slice = Math.min(this.limit, Math.max(SHORTEST, this.limit / SLICES));
        begin = now;
        lookedAt = now;
        planned = slice;
    }

    /** What is to be done. */
    enum Verdict {
        /** Look again after {@link #next}. */
        WAIT,
        /** The receiver had its time. */
        OVER,
        /** We were late for so long that nothing can be said of the receiver. */
        OURS
    }

    /** Until the next look, in nanoseconds. */
    long next() {
        return planned;
    }

    /** The time of the next look has come, and here we are. */
    Verdict look(long now) {
        if (isPunctual(now)) {
            had += planned;
        }
        lookedAt = now;
        planned = Math.min(slice, Math.max(1, limit - had));
        if (had >= limit) {
            return Verdict.OVER;
        }
        if (now - begin >= 2 * limit) {
            return had >= limit / 2 ? Verdict.OVER : Verdict.OURS;
        }
        return Verdict.WAIT;
    }

    /** Whether most of the time until now was lost by us. */
    boolean isLost(long now) {
        long had = this.had + (isPunctual(now) ? Math.min(planned, now - lookedAt) : 0);
        return now - begin > 2 * had + USUAL;
    }

    private boolean isPunctual(long now) {
        return now - lookedAt <= planned + Math.max(USUAL, planned / 2);
    }
}
