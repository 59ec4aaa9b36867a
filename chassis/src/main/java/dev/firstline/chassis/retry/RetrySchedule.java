package dev.firstline.chassis.retry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt. The published schedule is the one that the Standard Webhooks
 * specification proposes: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, so that eight attempts span about 28 hours.
 *
 * @param waits the wait after the first failed attempt, after the second, and so on; not empty, none negative
 */
public record RetrySchedule(List<Duration> waits) {

    /** The most by which a wait is drawn out, so that attempts that failed together do not come back together. */
    static final double JITTER = 0.1;

    /** @throws IllegalArgumentException for an empty schedule or a negative wait */
    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a schedule has one wait at least, and none is negative");
        }
    }

    /**
     * Reads a schedule such as {@code 5,300,1800}.
     *
     * @param seconds waits in seconds, decimals allowed, joined by commas
     */
    public static RetrySchedule parse(String seconds) {
        return new RetrySchedule(Arrays.stream(seconds.split(","))
                .map(String::strip)
                .map(text -> Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)))
                .toList());
    }

    /** How many attempts are made before a delivery is given up. */
    public int attempts() {
        return waits.size() + 1;
    }

    /** From the first attempt to the last, without jitter. */
    public Duration span() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * How long to wait for the next attempt.
     *
     * @param failed how many attempts have failed so far, this one included
     * @param wish what the receiver asked for; never shortens the wait, and draws it out to the longest of the schedule
     *     at most
     * @param random 0 to 1, decides the jitter
     * @return empty when the schedule has ended
     */
    public Optional<Duration> after(int failed, Optional<Duration> wish, double random) {
        if (failed > waits.size()) {
            return Optional.empty();
        }
        var wait = waits.get(failed - 1);
        var longest = waits.stream().reduce(wait, RetrySchedule::longer);
        var wished = wish.map(asked -> asked.compareTo(longest) > 0 ? longest : asked)
                .map(asked -> longer(asked, wait))
                .orElse(wait);
        return Optional.of(wished.plusMillis(Math.round(wished.toMillis() * JITTER * random)));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
