package dev.firstline.chassis.outbox;

import dev.firstline.chassis.event.TopicTail;
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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads up to when the facts of this service are waited for, in a service that states watermarks; every copy all of it. Each statement wakes
 * the relays. Without the topic, or the broker, nobody is heard, and each moment counts as waited for.
 */
@ApplicationScoped
class AwaitedReader {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** What some copies of a reader say in a minute when nothing happens. */
    private static final long LAST_ONES = 20;

    private final AwaitedInstants awaited;
    private final RelaySignal signal;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Loops loops;
    private final TopicTail tail;
    private final Loop loop;

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
        this.clock = clock;
        this.loops = loops;
        this.tail = new TopicTail(kafka, Awaited.TOPIC, LAST_ONES, POLL, RETRY, this::hear);
        this.loop = new Loop("awaited", TopicTail.LONGEST_TURN, tail::run);
    }

    void start(@Observes StartupEvent event) {
        if (settings.watermark().isPresent()) {
            loops.start(loop);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (settings.watermark().isPresent()) {
            loop.stop(tail::wake, Duration.ofSeconds(3));
        }
    }

    private void hear(List<ConsumerRecord<byte[], byte[]>> records) {
        long oldestOfUse = clock.instant().minus(AwaitedInstants.SILENCE).toEpochMilli();
        for (var read : records) {
            // A tombstone is no statement, and who said something long ago may be there no more.
            if (read.value() != null && read.timestamp() > oldestOfUse) {
                WatermarkJson.readAwaited(read.value())
                        .ifPresent(statement -> awaited.hear(statement, clock.instant()));
            }
        }
        signal.wake();
    }
}
