package dev.firstline.chassis.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands batches over at most once per pace, so that the records of a busy moment come together: a batch costs a
 * transaction however small it is. The first record after a rest is handed over at once, and so is a batch that is full: nothing can be
 * added to it, and more waits behind it. A consumer without records rests on the broker; {@code fetch.min.bytes}, which gathers as well,
 * keeps both busy when there is nothing.
 */
public final class PacedPolls implements ConsumerInterceptor<byte[], byte[]> {

    /** Name of the consumer's property: the shortest time between two batches, in milliseconds. */
    public static final String PACE_MS = "firstline.pace.ms";

    private long pace = TimeUnit.MILLISECONDS.toNanos(20);
    private int full = ConsumerConfig.DEFAULT_MAX_POLL_RECORDS;
    private long last = System.nanoTime() - Duration.ofDays(1).toNanos();

    @Override
    public void configure(Map<String, ?> consumer) {
        var millis = consumer.get(PACE_MS);
        if (millis != null) {
            pace = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis.toString()));
        }
        var most = consumer.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
        if (most != null) {
            full = Integer.parseInt(most.toString());
        }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        if (records.count() < full) {
            rest();
        }
        last = System.nanoTime();
        return records;
    }

    private void rest() {
        for (long early = early(); early > 0 && !Thread.currentThread().isInterrupted(); early = early()) {
            LockSupport.parkNanos(early);
        }
    }

    private long early() {
        return last + pace - System.nanoTime();
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
