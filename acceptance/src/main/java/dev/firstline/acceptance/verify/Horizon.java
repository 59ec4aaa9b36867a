package dev.firstline.acceptance.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** From when on a fact that a service has stored must be among the events that were read of a topic. */
final class Horizon {

    /** Clocks of database and broker may differ so much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private Horizon() {}

    /**
     * The latest horizon of the partitions of a topic.
     *
     * @param stretches what was read of each
     * @param now when the proof began
     * @param retention how long the broker keeps records
     * @param since from when on a proof goes on that does not read everything; null for one that does
     */
    static Instant of(Collection<Stretch> stretches, Instant now, Duration retention, @Nullable Instant since) {
        // Before the first record of a topic that has lost none there was another broker, or none.
        var first = stretches.stream()
                .map(Stretch::first)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(at -> at.minus(SKEW))
                .orElse(Instant.EPOCH);
        var latest = since == null ? Instant.EPOCH : since;
        for (var stretch : stretches) {
            var horizon = stretch.isWhole() ? (since == null ? first : latest) : stretch.horizon(now, retention, since);
            latest = horizon.isAfter(latest) ? horizon : latest;
        }
        return latest;
    }

    /**
     * What was read of a partition.
     *
     * @param begins the first offset that it still has
     * @param from the first offset that was read
     * @param first when the first record came that was read; null when none was
     */
    record Stretch(long begins, long from, @Nullable Instant first) {

        static Stretch of(
                TopicPartition partition,
                Map<TopicPartition, Long> begins,
                Map<TopicPartition, Long> from,
                Map<TopicPartition, Instant> firsts) {
            return new Stretch(Partitions.of(begins, partition), Partitions.of(from, partition), firsts.get(partition));
        }

        /** Whether nothing of it was dropped or left out. */
        boolean isWhole() {
            return begins == 0 && from == 0;
        }

        Instant horizon(Instant now, Duration retention, @Nullable Instant since) {
            if (from > begins && since != null) {
                return since;
            }
            // Of an empty one that had records once, all are older than what the broker keeps.
            return first == null ? minus(now, retention) : first.plus(SKEW);
        }

        private static Instant minus(Instant now, Duration retention) {
            return retention.compareTo(Duration.ofDays(36_500)) > 0 ? Instant.EPOCH : now.minus(retention);
        }
    }
}
