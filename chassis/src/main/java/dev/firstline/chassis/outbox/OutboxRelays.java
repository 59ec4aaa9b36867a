package dev.firstline.chassis.outbox;

import dev.firstline.chassis.loop.Loops;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Starts and stops the relays of this copy of the service. */
@ApplicationScoped
class OutboxRelays {

    private final DataSource dataSource;
    private final RelaySignal signal;
    private final OutboxSettings settings;
    private final Map<String, Object> kafka;
    private final MeterRegistry metrics;
    private final List<AcknowledgedEvents> listeners;
    private final Watermarks watermarks;
    private final Loops loops;
    private final List<OutboxRelay> running = new ArrayList<>();

    OutboxRelays(
            DataSource dataSource,
            RelaySignal signal,
            OutboxSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry metrics,
            @All List<AcknowledgedEvents> listeners,
            Watermarks watermarks,
            Loops loops) {
        this.dataSource = dataSource;
        this.signal = signal;
        this.settings = settings;
        this.kafka = kafka;
        this.metrics = metrics;
        this.listeners = listeners;
        this.watermarks = watermarks;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        if (settings.relays() < 1 || settings.relays() > OutboxSettings.SLOTS) {
            throw new IllegalArgumentException("firstline.outbox.relays must be 1 to " + OutboxSettings.SLOTS);
        }
        if (settings.watermark().filter(every -> every.toMillis() < 20).isPresent()) {
            throw new IllegalArgumentException("firstline.outbox.watermark must be 20 ms at least");
        }
        for (int i = 0; i < settings.relays(); i++) {
            int share = i;
            var relay = new OutboxRelay(
                    share,
                    settings,
                    dataSource,
                    signal.listen(),
                    this::producer,
                    metrics.timer("firstline.outbox.relay"),
                    headers -> listeners.forEach(listener -> listener.acknowledged(headers)),
                    () -> watermarks.ofShare(share, settings));
            running.add(relay);
            loops.start(relay.loop());
        }
    }

    /** Late: what the last requests wrote is still sent. */
    void stop(@Observes @Priority(5000) ShutdownEvent event) {
        running.forEach(OutboxRelay::stop);
    }

    private Producer<String, byte[]> producer() {
        var config = new HashMap<>(kafka);
        config.keySet().removeIf(key -> !ProducerConfig.configNames().contains(key));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A record that times out could be overtaken by its successor; so none ever does, and the broker's absence is
        // waited out.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        // The relay says when a sending is complete; until then only full batches leave. Left to itself the producer
        // would send its first record alone, and make many small requests of what is one.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
