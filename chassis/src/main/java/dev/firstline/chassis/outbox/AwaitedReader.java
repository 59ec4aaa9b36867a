package dev.firstline.chassis.outbox;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.contracts.watermark.Awaited;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads up to when the facts of this service are waited for, in a service that states watermarks; every copy all of it, outside of any
 * group. Each statement wakes the relays. Without the topic, or the broker, nobody is heard, and each moment counts as waited for.
 */
@ApplicationScoped
class AwaitedReader {

    private static final Logger LOG = Logger.getLogger(AwaitedReader.class);
    private static final TopicPartition PLACE = new TopicPartition(Awaited.TOPIC, 0);

    /** A record ends it at once. */
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Longer than the questions to an absent broker take to fail. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    /** What some copies of a reader say in a minute when nothing happens. */
    private static final long LAST_ONES = 20;

    private final AwaitedInstants awaited;
    private final RelaySignal signal;
    private final OutboxSettings settings;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private final Loops loops;
    private final Loop loop = new Loop("awaited", LONGEST_TURN, this::run);
    private final Semaphore end = new Semaphore(0);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    AwaitedReader(
            AwaitedInstants awaited,
            RelaySignal signal,
            OutboxSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock,
            Loops loops) {
        this.awaited = awaited;
        this.signal = signal;
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        if (settings.watermark().isPresent()) {
            loops.start(loop);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (settings.watermark().isPresent()) {
            loop.stop(this::wake, Duration.ofSeconds(3));
        }
    }

    private void wake() {
        end.release();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    private void run(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                listen();
            } catch (WakeupException | InterruptException e) {
                if (loop.goesOn()) {
                    throw e;
                }
            } catch (KafkaException e) {
                LOG.debugf("Who waits for facts is read anew after: %s", e.getMessage());
            }
            loop.turned();
            if (loop.goesOn()) {
                end.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void listen() {
        var reading = new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer = reading;
        try {
            // Asked for while it is missing, it would be looked for ten times a second.
            if (!reading.partitionsFor(Awaited.TOPIC).isEmpty()) {
                read(reading);
            }
        } finally {
            consumer = null;
            // Or it would wait for the fetch that is under way.
            reading.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> reading) {
        reading.assign(List.of(PLACE));
        long last = Objects.requireNonNull(reading.endOffsets(List.of(PLACE)).get(PLACE));
        long first =
                Objects.requireNonNull(reading.beginningOffsets(List.of(PLACE)).get(PLACE));
        reading.seek(PLACE, Math.max(first, last - LAST_ONES));
        while (loop.goesOn()) {
            loop.turned();
            var records = reading.poll(POLL);
            long oldestOfUse = clock.instant().minus(AwaitedInstants.SILENCE).toEpochMilli();
            for (var read : records) {
                // A tombstone is no statement, and who said something long ago may be there no more.
                if (read.value() != null && read.timestamp() > oldestOfUse) {
                    WatermarkJson.readAwaited(read.value())
                            .ifPresent(statement -> awaited.hear(statement, clock.instant()));
                }
            }
            if (!records.isEmpty()) {
                signal.wake();
            }
        }
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ConsumerConfig.configNames());
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        configuration.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return configuration;
    }
}
