package dev.firstline.chassis.outbox;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends the watermarks of this copy's relays, beside the events: on a producer that waits for nobody. One that cannot be sent at once is
 * worth nothing a moment later, and the next one says more.
 */
@ApplicationScoped
class Watermarks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration WORTH_SENDING = Duration.ofSeconds(2);

    private final String service;
    private final Map<String, Object> kafka;
    private @Nullable Producer<byte[], byte[]> producer;

    Watermarks(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.service = service;
        this.kafka = kafka;
    }

    /** What a relay that holds its share from now on states of it. */
    ShareWatermark ofShare(int share, OutboxSettings settings) {
        return new ShareWatermark(service, share, settings, this);
    }

    synchronized void send(Watermark watermark) {
        if (producer == null) {
            producer = producer();
        }
        try {
            producer.send(new ProducerRecord<>(Watermark.TOPIC, 0, null, WatermarkJson.write(watermark)));
        } catch (KafkaException e) {
            // The broker is away: who reads waits, as for all else.
        }
    }

    /**
     * The offsets behind the last records of this service's topics.
     *
     * @return by topic, in the order of the partitions; null when the broker does not say now
     */
    @Nullable Map<String, List<Long>> ends() throws InterruptedException {
        try (var admin = Admin.create(configuration(
                AdminClientConfig.configNames(),
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis())))) {
            return ends(admin);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return null;
        }
    }

    private Map<String, List<Long>> ends(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var topics = Arrays.stream(Topic.values())
                .filter(topic -> topic.owner().equals(service))
                .map(Topic::topicName)
                .filter(present::contains)
                .toList();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(topics)
                .allTopicNames()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .values()) {
            topic.partitions()
                    .forEach(partition ->
                            asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        var ends = new HashMap<String, List<Long>>();
        admin.listOffsets(asked)
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> {
                    var ofTopic = ends.computeIfAbsent(partition.topic(), any -> new ArrayList<>());
                    ofTopic.addAll(Collections.nCopies(Math.max(0, partition.partition() + 1 - ofTopic.size()), 0L));
                    ofTopic.set(partition.partition(), end.offset());
                });
        return ends;
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                configuration(
                        ProducerConfig.configNames(),
                        Map.of(
                                ProducerConfig.ACKS_CONFIG,
                                "1",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                false,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                50,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                (int) WORTH_SENDING.toMillis(),
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                (int) WORTH_SENDING.toMillis(),
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                256L * 1024,
                                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                1000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Map<String, Object> configuration(Set<String> known, Map<String, Object> own) {
        var all = new HashMap<>(kafka);
        all.keySet().retainAll(known);
        all.putAll(own);
        return all;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
