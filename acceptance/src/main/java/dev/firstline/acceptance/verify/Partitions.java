package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What the broker says of the topics without their records being read: where they begin and end, and how far who has read. */
final class Partitions implements AutoCloseable {

    private final Admin admin;
    private final List<Topic> topics;
    private final Set<TopicPartition> all = new HashSet<>();

    Partitions(String bootstrap, List<Topic> topics) {
        this.admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000));
        this.topics = topics;
        names().forEach((name, described) ->
                described.partitions().forEach(partition -> all.add(new TopicPartition(name, partition.partition()))));
    }

    /** All partitions of all topics. */
    Set<TopicPartition> all() {
        return all;
    }

    /** What tells these topics from others of the same names: their ids, by name. */
    Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        names().forEach((name, described) -> ids.put(name, described.topicId().toString()));
        return ids;
    }

    private Map<String, org.apache.kafka.clients.admin.TopicDescription> names() {
        return got(admin.describeTopics(topics.stream().map(Topic::topicName).toList())
                .allTopicNames());
    }

    Map<TopicPartition, Long> begins() {
        return offsets(OffsetSpec.earliest());
    }

    Map<TopicPartition, Long> ends() {
        return offsets(OffsetSpec.latest());
    }

    /** The first offset whose record came at that instant or later; the end where none did. */
    Map<TopicPartition, Long> since(Instant at) {
        var found = offsets(OffsetSpec.forTimestamp(at.toEpochMilli()));
        ends().forEach((partition, end) -> found.merge(partition, end, (known, last) -> known < 0 ? last : known));
        return found;
    }

    /** How far a reader has committed; no entry for a partition that it has never read anything of. */
    Map<TopicPartition, Long> committed(Reader reader) {
        var committed = new HashMap<TopicPartition, Long>();
        got(admin.listConsumerGroupOffsets(reader.group()).partitionsToOffsetAndMetadata(reader.group()))
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** How long the broker keeps the records of each topic, as it is set there. */
    Map<String, Duration> retention() {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()))
                .toList();
        var kept = new HashMap<String, Duration>();
        got(admin.describeConfigs(resources).all()).forEach((resource, config) -> {
            long millis =
                    Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
            kept.put(resource.name(), Duration.ofMillis(millis < 0 ? Long.MAX_VALUE / 4 : millis));
        });
        return kept;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        all.forEach(partition -> asked.put(partition, which));
        var offsets = new HashMap<TopicPartition, Long>();
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                got(admin.listOffsets(asked).all());
        answers.forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private static <T> T got(org.apache.kafka.common.KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the broker cannot be asked: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }

    /** The offset of a partition, of all partitions' offsets. */
    static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), () -> "no offset of " + partition);
    }

    /** Partitions in the order of their names and numbers. */
    static List<TopicPartition> inOrder(Set<TopicPartition> partitions) {
        var list = new ArrayList<>(partitions);
        list.sort(java.util.Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        return list;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
