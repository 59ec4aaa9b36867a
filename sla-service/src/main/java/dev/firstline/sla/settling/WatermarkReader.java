package dev.firstline.sla.settling;

import dev.firstline.chassis.event.TopicTail;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what the sources state; every copy all of it. Old statements are of no interest, but the last ones are. */
@ApplicationScoped
class WatermarkReader implements TopicTail.Listener {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Some ten seconds of three sources. */
    private static final long LAST_ONES = 200;

    private final Settling settling;
    private final Set<String> topics;
    private final Loops loops;
    private final TopicTail tail;
    private final Loop loop;

    WatermarkReader(
            Settling settling,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events.topics") Set<String> topics,
            Loops loops) {
        this.settling = settling;
        this.topics = topics;
        this.loops = loops;
        this.tail = new TopicTail(kafka, Watermark.TOPIC, LAST_ONES, POLL, POLL, this);
        this.loop = new Loop("watermarks", TopicTail.LONGEST_TURN, tail::run);
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(tail::wake, Duration.ofSeconds(3));
    }

    @Override
    public void heard(List<ConsumerRecord<byte[], byte[]>> records) {
        for (var read : records) {
            if (read.value() != null) {
                WatermarkJson.read(read.value()).ifPresent(settling::state);
            }
        }
    }

    @Override
    public void caughtUp(Consumer<byte[], byte[]> reading) {
        settling.lookedAround(withRecords(reading));
    }

    private Set<String> withRecords(Consumer<byte[], byte[]> reading) {
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
}
