package dev.firstline.benchmarks.load;

import dev.firstline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their end on, beside the services, and tells what came when. */
public final class TopicWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<Seen> listener;
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * An event on a topic.
     *
     * @param type its CloudEvents type
     * @param ticketId its subject
     * @param sentAt the record's own time, when the broker took it; milliseconds
     * @param receivedAt when it was here
     */
    public record Seen(String type, String ticketId, Instant sentAt, Instant receivedAt, byte[] body) {}

    /** Begins at the present end of the topics; the listener is called by one thread. */
    public TopicWatch(String kafka, Collection<Topic> topics, Consumer<Seen> listener) {
        this.listener = listener;
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("topic-watch").daemon().start(this::watch);
    }

    private void watch() {
        try (consumer) {
            while (!stopping) {
                var records = consumer.poll(POLL);
                var now = Instant.now();
                records.forEach(record -> listener.accept(seen(record, now)));
            }
        }
    }

    private static Seen seen(ConsumerRecord<String, byte[]> record, Instant now) {
        return new Seen(
                header(record, "ce_type"),
                header(record, "ce_subject"),
                Instant.ofEpochMilli(record.timestamp()),
                now,
                record.value());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
