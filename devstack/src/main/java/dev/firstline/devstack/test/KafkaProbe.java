package dev.firstline.devstack.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A client that reads and writes bytes, outside any consumer group.
 *
 * @param bootstrap the broker's address
 */
public record KafkaProbe(String bootstrap) {

    /** Writes one record and waits until the broker has it. */
    public void produce(String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>(topic, bytes(key), value);
        headers.forEach((name, text) -> written.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(written).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused the record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }

    /** Everything that is in the topic now, partition after partition. */
    public List<ProbedRecord> records(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<ProbedRecord> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(read -> found.add(ProbedRecord.of(read)));
            }
            return found;
        }
    }

    /**
     * The first record of the topic, from its beginning, that fits.
     *
     * @throws AssertionError when none came within the time
     */
    public ProbedRecord await(String topic, Duration patience, Predicate<ProbedRecord> fits) {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            while (System.nanoTime() < deadline) {
                for (var read : consumer.poll(Duration.ofMillis(50))) {
                    seen++;
                    ProbedRecord found = ProbedRecord.of(read);
                    if (fits.test(found)) {
                        return found;
                    }
                }
            }
        }
        throw new AssertionError("none of the " + seen + " records of " + topic + " fits, after " + patience);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
