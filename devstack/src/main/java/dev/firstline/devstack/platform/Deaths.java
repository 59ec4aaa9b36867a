package dev.firstline.devstack.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The unexpected ends of one process: how long to wait before the next start, and when to give up. */
final class Deaths {

    /** So many within the window, and starting again does not help. */
    static final int TOO_MANY = 5;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final Deque<Instant> recent = new ArrayDeque<>();

    /** Counts one; tells how long to wait before the next start, or nothing when it is time to give up. */
    Optional<Duration> count(Instant now) {
        recent.removeIf(earlier -> earlier.isBefore(now.minus(WINDOW)));
        recent.addLast(now);
        return recent.size() >= TOO_MANY
                ? Optional.empty()
                : Optional.of(FIRST_WAIT.multipliedBy(1L << (2 * (recent.size() - 1))));
    }
}
