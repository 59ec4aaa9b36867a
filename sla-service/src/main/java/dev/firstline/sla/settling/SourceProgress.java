package dev.firstline.sla.settling;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongBiFunction;

/**
 * How far one share of a source has been read, by partition. A watermark counts for a partition once everything in front of its offsets
 * has been applied; until then it waits, with those that came after it.
 */
final class SourceProgress {

    /** Some minutes' worth. When more wait, the youngest of them stands for those after it. */
    static final int MOST_WAITING = 1_000;

    private final List<String> topics;
    private final ToLongBiFunction<String, Integer> applied;
    private final Deque<Watermark> waiting = new ArrayDeque<>();
    private final Instant[] reached = new Instant[Topic.PARTITIONS];

    /**
     * Nothing is known.
     *
     * @param topics those of the source that are read
     * @param applied the offset behind the last record that was applied, by topic and partition; negative when it is not known
     */
    SourceProgress(List<String> topics, ToLongBiFunction<String, Integer> applied) {
        this.topics = topics;
        this.applied = applied;
        Arrays.fill(reached, Instant.MIN);
    }

    void state(Watermark watermark) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeLast();
        }
        waiting.addLast(watermark);
        advance();
    }

    /** Looks again at what waits, after something was applied. */
    void advance() {
        // In their order, since offsets only grow: where one does not count yet, none behind it does.
        boolean[] stuck = new boolean[Topic.PARTITIONS];
        boolean anyStuck = false;
        for (var all = waiting.iterator(); all.hasNext(); ) {
            var watermark = all.next();
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                if (!stuck[partition] && isRead(partition)) {
                    if (!counts(watermark, partition)) {
                        stuck[partition] = true;
                        anyStuck = true;
                    } else if (watermark.upTo().isAfter(reached[partition])) {
                        reached[partition] = watermark.upTo();
                    }
                }
            }
            if (!anyStuck) {
                all.remove();
            }
        }
    }

    /** Up to when all facts of the share on that partition were applied, inclusive; {@link Instant#MIN} when nothing is known. */
    Instant reached(int partition) {
        return reached[partition];
    }

    /** Whether this copy reads the partition; for one that others read, nothing has to be kept. */
    private boolean isRead(int partition) {
        return topics.stream().anyMatch(topic -> applied.applyAsLong(topic, partition) >= 0);
    }

    private boolean counts(Watermark watermark, int partition) {
        for (var topic : topics) {
            long end = watermark.end(topic, partition);
            if (end > 0 && applied.applyAsLong(topic, partition) < end) {
                return false;
            }
        }
        return true;
    }
}
