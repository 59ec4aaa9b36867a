package dev.firstline.sla.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/**
 * At which points of a goal the world is told of it, beside the breach. Each list ascends, and names nothing twice.
 *
 * @param warnAtPercent shares of the goal that are used up, 1 to 99
 * @param warnBefore service time before due; at most 10
 * @param overdueAfter service time after due, when the clock is broken and what it measures has still not happened; at most 10
 */
public record Thresholds(List<Integer> warnAtPercent, List<Duration> warnBefore, List<Duration> overdueAfter) {

    /** The most of {@code warnBefore} and of {@code overdueAfter}. */
    public static final int MOST = 10;

    /** Warn when three quarters are used up. */
    public static final Thresholds USUAL = atPercent(75);

    /** @throws IllegalArgumentException when a value is out of its bounds */
    public Thresholds {
        if (warnAtPercent.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
            throw new IllegalArgumentException("a warning comes at 1 to 99 percent of the goal");
        }
        warnAtPercent = warnAtPercent.stream().distinct().sorted().toList();
        warnBefore = ascending(warnBefore);
        overdueAfter = ascending(overdueAfter);
    }

    /** Warnings at shares of the goal, and nothing else. */
    public static Thresholds atPercent(Integer... percent) {
        return new Thresholds(List.of(percent), List.of(), List.of());
    }

    /**
     * Reads a time before or after due.
     *
     * @param text an ISO-8601 duration such as {@code PT30M}
     * @throws IllegalArgumentException when it is none, or out of bounds
     */
    public static Duration time(String text) {
        DatePeriods.refusal(text, false).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        try {
            return checked(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a time before or after due is an ISO-8601 duration in whole seconds such as PT30M");
        }
    }

    private static List<Duration> ascending(List<Duration> times) {
        times.forEach(Thresholds::checked);
        if (times.size() > MOST) {
            throw new IllegalArgumentException(
                    "a goal has at most " + MOST + " times before and " + MOST + " after due");
        }
        return times.stream().distinct().sorted().toList();
    }

    private static Duration checked(Duration time) {
        if (!time.isPositive() || time.compareTo(Amount.LONGEST) > 0 || time.getNano() != 0) {
            throw new IllegalArgumentException(
                    "a time before or after due is whole seconds, PT1S or more and at most " + Amount.LONGEST);
        }
        return time;
    }
}
