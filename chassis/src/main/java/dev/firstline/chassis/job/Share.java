package dev.firstline.chassis.job;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs may be under way at a time of those that have something in common, such as their tenant.
 *
 * @param name of what they have in common; in a claim the column of {@link Claimable#queue} that holds it, null where the share does not count
 * @param of what a job has of it; null for a job that the share does not count
 * @param most at a time
 * @param others of them, those that may be begun while something of it is under way already; the rest is for a first one of somebody else
 */
public record Share<J>(String name, Function<J, @Nullable String> of, int most, int others) {

    /** The last quarter is kept for those of whom nothing is under way. */
    public static <J> Share<J> keepingSpare(String name, Function<J, @Nullable String> of, int most) {
        return new Share<>(name, of, most, withoutSpare(most));
    }

    /** All of it is for whoever comes. */
    public static <J> Share<J> whole(String name, Function<J, @Nullable String> of, int most) {
        return new Share<>(name, of, most, most);
    }

    /** What those may use of a share of whom something is under way already. */
    public static int withoutSpare(int share) {
        return share - share / 4;
    }
}
