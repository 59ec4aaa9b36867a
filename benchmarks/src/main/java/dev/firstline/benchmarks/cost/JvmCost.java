package dev.firstline.benchmarks.cost;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a service's JVM says of its memory, by its own metrics.
 *
 * @param allocatedBytes by all threads, since its start or between two readings
 * @param collections how many
 * @param pauseMillis that all threads stood for them
 */
record JvmCost(double allocatedBytes, double collections, double pauseMillis) {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})?\\s+([-+.eE0-9]+)(\\s.*)?");
    private static final double MILLIS = 1_000;

    /** Of the page that Prometheus reads. */
    static JvmCost of(String metrics) {
        // Counted at each collection; what was allocated since the last one stands in Eden.
        double allocated =
                sum(metrics, "jvm_gc_memory_allocated_bytes_total", "") + sum(metrics, "jvm_memory_used_bytes", "Eden");
        return new JvmCost(
                allocated,
                sum(metrics, "jvm_gc_pause_seconds_count", ""),
                sum(metrics, "jvm_gc_pause_seconds_sum", "") * MILLIS);
    }

    /**
     * Since an earlier reading; one with fewer collections is of a JVM that began anew. What was allocated is no sign of that: a collection
     * empties Eden a moment before it is counted.
     */
    JvmCost since(JvmCost before) {
        return collections < before.collections
                ? this
                : new JvmCost(
                        Math.max(0, allocatedBytes - before.allocatedBytes),
                        collections - before.collections,
                        pauseMillis - before.pauseMillis);
    }

    private static double sum(String metrics, String name, String labels) {
        return Arrays.stream(metrics.split("\n"))
                .filter(line -> line.startsWith(name))
                .map(SAMPLE::matcher)
                .filter(sample -> sample.matches()
                        && sample.group(1).equals(name)
                        && (sample.group(2) == null ? "" : sample.group(2)).contains(labels))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }
}
