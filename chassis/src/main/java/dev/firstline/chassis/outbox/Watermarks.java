package dev.firstline.chassis.outbox;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends the watermarks of this copy's relays, and knows what they have to say of what others sent before. */
@ApplicationScoped
class Watermarks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String service;
    private final Map<String, Object> kafka;
    private final PassingStatements statements;
    private final AwaitedInstants awaited;
    private final Clock clock;

    Watermarks(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            PassingStatements statements,
            AwaitedInstants awaited,
            Clock clock) {
        this.service = service;
        this.kafka = kafka;
        this.statements = statements;
        this.awaited = awaited;
        this.clock = clock;
    }

    /** What a relay that holds its share from now on states of it. */
    ShareWatermark ofShare(int share, OutboxSettings settings) {
        return new ShareWatermark(service, share, settings, this, awaited, clock);
    }

    void send(Watermark watermark) {
        statements.send(Watermark.TOPIC, WatermarkJson.write(watermark));
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

    private Map<String, Object> configuration(Set<String> known, Map<String, Object> own) {
        var all = new HashMap<>(kafka);
        all.keySet().retainAll(known);
        all.putAll(own);
        return all;
    }
}
