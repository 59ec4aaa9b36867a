package dev.firstline.sla.settling;

import dev.firstline.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which partitions the consumers of this copy read, and since when. When a partition goes from one of them to another, the first may say
 * that it lost it after the second has begun: that ends nothing any more. Safe for threads.
 */
final class Assignments {

    private record Assignment(Object consumer, long since) {}

    private final Map<Integer, Assignment> byPartition = new HashMap<>();

    /**
     * A consumer of this copy reads the partition from now on.
     *
     * @param since by {@link System#nanoTime()}
     */
    synchronized void begin(int partition, Object consumer, long since) {
        if (partition < Topic.PARTITIONS) {
            byPartition.put(partition, new Assignment(consumer, since));
        }
    }

    /** This consumer does not read it any more; another one of this copy may. */
    synchronized void end(int partition, Object consumer) {
        var assignment = byPartition.get(partition);
        if (assignment != null && assignment.consumer() == consumer) {
            byPartition.remove(partition);
        }
    }

    /** Whether one of this copy reads it. */
    synchronized boolean has(int partition) {
        return byPartition.containsKey(partition);
    }

    /** Since when one of this copy reads it, by {@link System#nanoTime()}; empty when none does. */
    synchronized OptionalLong since(int partition) {
        var assignment = byPartition.get(partition);
        return assignment == null ? OptionalLong.empty() : OptionalLong.of(assignment.since());
    }
}
