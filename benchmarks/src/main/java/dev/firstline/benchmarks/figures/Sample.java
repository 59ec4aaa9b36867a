package dev.firstline.benchmarks.figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Measured times, and what can be said of them. Nanoseconds inside, milliseconds outside. */
public final class Sample {

    private static final double NANOS_OF_MILLI = 1e6;

    private final long[] sorted;

    private Sample(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of times in nanoseconds, in any order. */
    public static Sample ofNanos(Collection<Long> nanos) {
        return new Sample(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** Of durations, in any order. */
    public static Sample of(Collection<Duration> durations) {
        return new Sample(
                durations.stream().mapToLong(Duration::toNanos).sorted().toArray());
    }

    /** All of several samples together. */
    public static Sample together(List<Sample> samples) {
        return new Sample(samples.stream()
                .flatMapToLong(sample -> Arrays.stream(sample.sorted))
                .sorted()
                .toArray());
    }

    /** How many times were measured. */
    public int size() {
        return sorted.length;
    }

    /**
     * The smallest measured time that at least that share of all times does not exceed (nearest rank: never a time that was not
     * measured).
     *
     * @param share above 0, at most 1
     * @return milliseconds; not a number when nothing was measured
     */
    public double millisAt(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / NANOS_OF_MILLI;
    }

    /** The largest, in milliseconds; not a number when nothing was measured. */
    public double largestMillis() {
        return millisAt(1);
    }

    /** The mean, in milliseconds; not a number when nothing was measured. */
    public double meanMillis() {
        return Arrays.stream(sorted).average().orElse(Double.NaN) / NANOS_OF_MILLI;
    }
}
