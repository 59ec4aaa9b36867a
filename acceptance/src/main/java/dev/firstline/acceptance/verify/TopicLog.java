package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Streams a stretch of each partition into the scratch database; holds no more of it than one fetch. */
final class TopicLog {

    /** Records that are gone, or were never there because of a broker's own marks, are not waited for longer than this. */
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final String bootstrap;
    private final Scratch scratch;
    private final Progress progress;
    /** When the first record came that each partition still has, of those that were read. */
    private final Map<TopicPartition, Instant> firsts = new HashMap<>();

    private long events;
    private long unreadable;

    TopicLog(String bootstrap, Scratch scratch, Progress progress) {
        this.bootstrap = bootstrap;
        this.scratch = scratch;
        this.progress = progress;
    }

    long events() {
        return events;
    }

    long unreadable() {
        return unreadable;
    }

    /** When the first record came that was read of each partition. */
    Map<TopicPartition, Instant> firsts() {
        return firsts;
    }

    /** Reads from those offsets up to those, which do not count. */
    void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) throws SQLException {
        long total = to.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - Partitions.of(from, end.getKey())))
                .sum();
        // Junk is rare: what would need a second way into the database is kept until the first is closed.
        var junk = new StringBuilder();
        try (var consumer = consumer();
                var lines = new Scratch.Lines(scratch.into("event_read"))) {
            // One topic after the other, so that the broker reads its files in one go.
            for (var topic : Topic.values()) {
                var partitions = to.keySet().stream()
                        .filter(partition -> partition.topic().equals(topic.topicName()))
                        .filter(partition -> Partitions.of(from, partition) < Partitions.of(to, partition))
                        .toList();
                consumer.assign(partitions);
                partitions.forEach(partition -> consumer.seek(partition, Partitions.of(from, partition)));
                read(consumer, topic, to, total, lines, junk);
            }
            lines.end();
        }
        try (var lines = new Scratch.Lines(scratch.into("unreadable"))) {
            lines.add(junk.toString());
            lines.end();
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Topic topic,
            Map<TopicPartition, Long> to,
            long total,
            Scratch.Lines lines,
            StringBuilder junk)
            throws SQLException {
        long moved = System.nanoTime();
        while (consumer.assignment().stream()
                .anyMatch(partition -> consumer.position(partition) < Partitions.of(to, partition))) {
            var records = consumer.poll(Duration.ofMillis(500));
            for (var record : records) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < Partitions.of(to, partition)) {
                    add(topic, record, partition, lines, junk);
                }
            }
            consumer.assignment().stream()
                    .filter(partition -> consumer.position(partition) >= Partitions.of(to, partition))
                    .toList()
                    .forEach(partition -> consumer.pause(java.util.List.of(partition)));
            progress.tell(() -> "Reading topics: %,d of %,d records".formatted(events + unreadable, total));
            if (!records.isEmpty()) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new IllegalStateException("the broker gives no more records of " + topic.topicName());
            }
        }
    }

    private void add(
            Topic topic,
            ConsumerRecord<byte[], byte[]> record,
            TopicPartition partition,
            Scratch.Lines lines,
            StringBuilder junk)
            throws SQLException {
        var at = Instant.ofEpochMilli(record.timestamp());
        firsts.putIfAbsent(partition, at);
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        var key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        try {
            lines.add(Told.read(topic, headers, key, record.value(), at)
                    .line(topic, record.partition(), record.offset(), at));
            events++;
        } catch (Told.UnreadableException e) {
            unreadable++;
            junk.append(topic.ordinal())
                    .append('\t')
                    .append(record.partition())
                    .append('\t')
                    .append(record.offset())
                    .append('\t')
                    .append(at)
                    .append('\t')
                    .append(e.why())
                    .append('\n');
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1024 * 1024,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 * 1024 * 1024,
                        // A record that is gone since was asked for must not start everything again.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "firstline-verify"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
