package dev.firstline.chassis.event;

import dev.firstline.chassis.loop.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of one partition from its last records on, outside of any group, as the body of a {@link Loop}: for statements of which every
 * copy hears all, and of which only the latest count. While the topic or the broker is missing it looks again after a while.
 */
public final class TopicTail {

    /** Longer than the questions to an absent broker take to fail. */
    public static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(TopicTail.class);

    private final Map<String, Object> kafka;
    private final TopicPartition place;
    private final long lastOnes;
    private final Duration poll;
    private final Duration retry;
    private final Listener listener;
    private final Semaphore end = new Semaphore(0);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /** What is done with the records; on the thread of the loop. */
    public interface Listener {

        /** Some were read, in their order; a value is null in a tombstone. */
        void heard(List<ConsumerRecord<byte[], byte[]>> records);

        /**
         * What was there when reading began has been heard.
         *
         * @param reading to ask the broker by; not to be kept
         */
        default void caughtUp(Consumer<byte[], byte[]> reading) {}
    }

    /**
     * Not begun yet.
     *
     * @param kafka how to reach the broker
     * @param lastOnes how many of the records that are there are heard
     * @param poll the longest wait for a record, which ends it at once; so often the loop turns
     * @param retry after how long it looks again for what was missing
     */
    public TopicTail(
            Map<String, Object> kafka, String topic, long lastOnes, Duration poll, Duration retry, Listener listener) {
        this.kafka = kafka;
        this.place = new TopicPartition(topic, 0);
        this.lastOnes = lastOnes;
        this.poll = poll;
        this.retry = retry;
        this.listener = listener;
    }

    /** Reads until the loop is told to stop and this is {@linkplain #wake woken}. */
    public void run(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                listen(loop);
            } catch (WakeupException | InterruptException e) {
                if (loop.goesOn()) {
                    throw e;
                }
            } catch (KafkaException e) {
                LOG.infof("%s is read anew after: %s", place.topic(), e.getMessage());
            }
            loop.turned();
            if (loop.goesOn()) {
                end.tryAcquire(retry.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Ends any wait. */
    public void wake() {
        end.release();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    private void listen(Loop loop) {
        var reading = new KafkaConsumer<>(configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer = reading;
        try {
            // Asked for while it is missing, it would be looked for ten times a second.
            if (!reading.partitionsFor(place.topic()).isEmpty()) {
                read(loop, reading);
            }
        } finally {
            consumer = null;
            // Or it would wait for the fetch that is under way.
            reading.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void read(Loop loop, Consumer<byte[], byte[]> reading) {
        reading.assign(List.of(place));
        long last = Objects.requireNonNull(reading.endOffsets(List.of(place)).get(place));
        long first =
                Objects.requireNonNull(reading.beginningOffsets(List.of(place)).get(place));
        reading.seek(place, Math.max(first, last - lastOnes));
        boolean caughtUp = false;
        while (loop.goesOn()) {
            loop.turned();
            if (!caughtUp && reading.position(place) >= last) {
                listener.caughtUp(reading);
                caughtUp = true;
            }
            var records = reading.poll(poll).records(place);
            if (!records.isEmpty()) {
                listener.heard(records);
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
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) poll.toMillis());
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        configuration.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return configuration;
    }
}
