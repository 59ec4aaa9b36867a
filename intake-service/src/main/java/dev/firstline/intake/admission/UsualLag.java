package dev.firstline.intake.admission;

import java.util.concurrent.TimeUnit;

/**
 * The lag that there is although nothing queues: what the pipeline takes for a single ticket. The least of the last minutes, as LEDBAT (RFC 6817) tells the delay of a way from that of the queues on it. While openings are
 * limited it can only fall: a queue that stands for minutes must not be taken for the usual. Nanoseconds.
 */
final class UsualLag {

    private static final long REMEMBERED = TimeUnit.MINUTES.toNanos(5);
    private static final long NONE = Long.MAX_VALUE;

    private long least = NONE;
    private long lately = NONE;
    private long since;

    UsualLag(long now) {
        since = now;
    }

    /** A turn ended. */
    void seen(long lag, boolean limited, long now) {
        least = Math.min(least, lag);
        if (limited) {
            lately = NONE;
            since = now;
            return;
        }
        lately = Math.min(lately, lag);
        if (now - since > REMEMBERED) {
            least = lately;
            lately = NONE;
            since = now;
        }
    }

    /** What there is without a queue; at most so much, and 0 as long as nothing is known. */
    long atMost(long most) {
        return least == NONE ? 0 : Math.min(least, most);
    }
}
