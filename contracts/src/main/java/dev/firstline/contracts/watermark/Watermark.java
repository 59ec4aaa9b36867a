package dev.firstline.contracts.watermark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a sender of a service states about its share of the service's facts: all that bear a stamp of {@code upTo} or earlier are on
 * their topics, in front of the offsets in {@code ends}. Whoever has read that far has read them all. It stays true for ever; a later one
 * says more. A fact that is stamped with an instant of the past on purpose is not covered.
 *
 * @param service who states it, such as {@code intake-service}
 * @param share which share of its keys, counted from 0
 * @param shares how many shares there are; only all of them together speak for the service
 * @param upTo up to when, inclusive, by the clock of the service's database; microseconds
 * @param ends by topic, then by partition: the offset behind the last record that belongs to it
 */
public record Watermark(String service, int share, int shares, Instant upTo, Map<String, List<Long>> ends) {

    /** The one topic of all services' watermarks; a record is worth something for a moment only. */
    public static final String TOPIC = "firstline.watermark.v1";

    /** Partitions of the topic: its records are for every reader. */
    public static final int PARTITIONS = 1;

    /** How long the broker keeps them, at least. */
    public static final Duration RETENTION = Duration.ofMinutes(10);

    /** Copies what it is given. */
    public Watermark {
        ends = Map.copyOf(ends);
    }

    /** The offset behind the last record of a partition of a topic; 0 when none is known to be there. */
    public long end(String topic, int partition) {
        var ofTopic = ends.getOrDefault(topic, List.of());
        return partition < ofTopic.size() ? ofTopic.get(partition) : 0;
    }
}
