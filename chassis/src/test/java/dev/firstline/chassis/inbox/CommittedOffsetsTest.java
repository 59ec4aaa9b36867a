package dev.firstline.chassis.inbox;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.fixture.TicketFacts;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a consumer tells the broker of how far it is. */
@Stack
class CommittedOffsetsTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String OFFSETS = "__consumer_offsets";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Three times the way from commit to commit. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(7_500);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    TicketFacts facts;

    @Test
    void howFarItIsIsToldSoonAndNotAgainWhileNothingMoves() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                FirstlineStack.kafka().bootstrap()))) {
            var ticket = Ids.next();
            transactions.asPlatform(() -> outbox.publish(CONTOSO, fact(ticket, 1)));
            await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).equals(List.of(1L)));
            await().atMost(PATIENCE).until(() -> committed(admin).equals(ends(admin, "firstline.ticket.v1")));

            var told = ends(admin, OFFSETS);
            var until = Instant.now().plus(LONG_ENOUGH);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));

            assertThat(ends(admin, OFFSETS)).isEqualTo(told);
        }
    }

    /** By partition, without those of which nothing was read yet. */
    private static Map<TopicPartition, Long> committed(Admin admin) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets("intake-service")
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(at -> at.getValue().offset() > 0)
                .collect(toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }

    /** By partition, without those that are empty. */
    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        int partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
        var asked = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toMap(Function.identity(), any -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
