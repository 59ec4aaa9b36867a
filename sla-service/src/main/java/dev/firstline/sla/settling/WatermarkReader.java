package dev.firstline.sla.settling;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what the sources state; every copy all of it, outside of any group. Old statements are of no interest, but the last ones are. */
@ApplicationScoped
class WatermarkReader {

    private static final Logger LOG = Logger.getLogger(WatermarkReader.class);
    private static final TopicPartition PLACE = new TopicPartition(Watermark.TOPIC, 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Longer than the questions to an absent broker take to fail. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    /** Some ten seconds of three sources. */
    private static final long LAST_ONES = 200;

    private final Settling settling;
    private final Map<String, Object> kafka;
    private final Set<String> topics;
    private final Loops loops;
    private final Loop loop = new Loop("watermarks", LONGEST_TURN, this::run);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    WatermarkReader(
            Settling settling,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events.topics") Set<String> topics,
            Loops loops) {
        this.settling = settling;
        this.kafka = kafka;
        this.topics = topics;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(this::wake, Duration.ofSeconds(3));
    }

    private void wake() {
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    private void run(Loop loop) {
        while (loop.goesOn()) {
            try (var reading =
                    new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = reading;
                read(reading);
            } catch (WakeupException | InterruptException e) {
                if (loop.goesOn()) {
                    throw e;
                }
            } catch (KafkaException e) {
                LOG.infof("The watermarks are read anew after: %s", e.getMessage());
                LockSupport.parkNanos(POLL.toNanos());
            }
            loop.turned();
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> reading) {
        reading.assign(List.of(PLACE));
        long end = Objects.requireNonNull(reading.endOffsets(List.of(PLACE)).get(PLACE));
        long beginning =
                Objects.requireNonNull(reading.beginningOffsets(List.of(PLACE)).get(PLACE));
        reading.seek(PLACE, Math.max(beginning, end - LAST_ONES));
        boolean lookedAround = false;
        while (loop.goesOn()) {
            loop.turned();
            for (var read : reading.poll(POLL)) {
                if (read.value() != null) {
                    WatermarkJson.read(read.value()).ifPresent(settling::state);
                }
            }
            if (!lookedAround && reading.position(PLACE) >= end) {
                settling.lookedAround(withRecords(reading));
                lookedAround = true;
            }
        }
    }

    private Set<String> withRecords(KafkaConsumer<byte[], byte[]> reading) {
        var partitions = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(topics::contains)
                .flatMap(topic -> reading.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return reading.endOffsets(partitions).entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .map(end -> end.getKey().topic())
                .collect(Collectors.toSet());
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ConsumerConfig.configNames());
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        configuration.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return configuration;
    }
}
