package dev.firstline.chassis.restore;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;

/** Sets a consumer group back to the oldest record that each of its partitions still has. */
final class TopicsFromTheirBeginning {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final String group;

    /** @param kafka how the broker is reached; what an admin client does not know is left out */
    TopicsFromTheirBeginning(Map<String, Object> kafka, String group) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
        this.group = group;
    }

    /**
     * Sets it back. A partition that the group never read begins there anyway.
     *
     * @throws ExecutionException when the broker refuses; with the cause {@code UnknownMemberIdException} while somebody of the group reads
     * @throws TimeoutException when it does not answer
     */
    void set() throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(kafka)) {
            var read = within(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .keySet();
            if (read.isEmpty()) {
                return;
            }
            var first = within(admin.listOffsets(
                            read.stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.earliest())))
                    .all());
            var offsets = first.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            at -> new OffsetAndMetadata(at.getValue().offset())));
            within(admin.alterConsumerGroupOffsets(group, offsets).all());
        }
    }

    private static <T> T within(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
