package dev.firstline.acceptance;

import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.platform.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.GroupState;

/** The copies of a service, as the broker sees them. */
final class ConsumerGroup {

    /** How many consumers a copy of these has; of the others one. */
    private static final Map<Service, Integer> CONSUMERS = Map.of(Service.SLA, 3, Service.CONSOLE, 3);

    private ConsumerGroup() {}

    /** Waits until so many copies share the partitions, each of their consumers with some of its own. */
    static void awaitCopies(String kafka, Service service, int copies, Duration patience) {
        int count = copies * CONSUMERS.getOrDefault(service, 1);
        try (var admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            var name = service.serviceName();
            await().atMost(patience).until(() -> {
                var group = admin.describeConsumerGroups(List.of(name))
                        .describedGroups()
                        .get(name)
                        .get();
                return group.groupState() == GroupState.STABLE
                        && group.members().size() == count
                        && group.members().stream()
                                .noneMatch(member ->
                                        member.assignment().topicPartitions().isEmpty());
            });
        }
    }
}
