package dev.firstline.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PacedPollsTest {

    private static final int FULL = 3;

    @Test
    void aBatchThatIsNotFullWaitsForItsTurn() {
        try (var polls = paced(Duration.ofMillis(50))) {
            polls.onConsume(records(1));
            long handedOver = System.nanoTime();

            polls.onConsume(records(FULL - 1));

            assertThat(Duration.ofNanos(System.nanoTime() - handedOver)).isGreaterThan(Duration.ofMillis(45));
        }
    }

    /** What was not heard during an outage is worked off without rests. */
    @Test
    void aFullBatchIsHandedOverAtOnce() {
        try (var polls = paced(Duration.ofHours(1))) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
                for (int batch = 0; batch < 10; batch++) {
                    assertThat(polls.onConsume(records(FULL)).count()).isEqualTo(FULL);
                }
            });
        }
    }

    private static PacedPolls paced(Duration pace) {
        var polls = new PacedPolls();
        polls.configure(Map.of(
                PacedPolls.PACE_MS, Long.toString(pace.toMillis()), ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FULL));
        return polls;
    }

    private static ConsumerRecords<byte[], byte[]> records(int count) {
        var record = new ConsumerRecord<>("firstline.ticket.v1", 0, 0, new byte[0], new byte[0]);
        return new ConsumerRecords<>(
                Map.of(new TopicPartition("firstline.ticket.v1", 0), Collections.nCopies(count, record)), Map.of());
    }
}
