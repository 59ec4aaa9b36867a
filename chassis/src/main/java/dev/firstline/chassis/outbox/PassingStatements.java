package dev.firstline.chassis.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is no event and of interest for a moment only, beside the events: on a producer that waits for nobody. What cannot be sent at
 * once is worth nothing a moment later, and the next says more.
 */
@ApplicationScoped
public class PassingStatements {

    private static final Duration WORTH_SENDING = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private @Nullable Producer<byte[], byte[]> producer;

    PassingStatements(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Sends it to the one partition of the topic, or loses it; waits for the broker for a twentieth of a second at most. */
    public synchronized void send(String topic, byte[] statement) {
        if (producer == null) {
            producer = producer();
        }
        try {
            producer.send(new ProducerRecord<>(topic, 0, null, statement));
        } catch (KafkaException e) {
            // The broker is away: who reads waits, as for all else.
        }
    }

    private Producer<byte[], byte[]> producer() {
        var configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(ProducerConfig.configNames());
        configuration.putAll(Map.of(
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
                1000));
        return new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
