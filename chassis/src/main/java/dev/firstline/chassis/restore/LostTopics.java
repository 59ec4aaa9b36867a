package dev.firstline.chassis.restore;

import dev.firstline.contracts.Topic;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jboss.logging.Logger;

/**
 * A topic that was made anew has lost what the one before held: the broker gave it another id. Then all events that the outbox still holds
 * are sent again. Not the cluster's id: that of the stock image is the same for everybody.
 */
@ApplicationScoped
class LostTopics {

    private static final Logger LOG = Logger.getLogger(LostTopics.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final ServiceLife life;
    private final Map<String, Object> kafka;

    LostTopics(ServiceLife life, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.life = life;
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
    }

    @Scheduled(
            identity = "lost-topics",
            every = "${firstline.lost-topics.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var present = new HashSet<>(within(admin.listTopics().names()));
            present.retainAll(
                    Arrays.stream(Topic.values()).map(Topic::topicName).toList());
            met(within(admin.describeTopics(present).allTopicNames()).values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name, topic -> topic.topicId().toString())));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // KafkaReach tells of that.
            LOG.debugf("Kafka does not say which topics it has: %s", e.getMessage());
        }
    }

    void met(Map<String, String> ids) {
        life.met(ids)
                .ifPresent(loss -> LOG.warnf(
                        "Kafka has lost what was in %s: %d events of the last days are sent again, and readers pass over those"
                                + " that they know",
                        loss.topics(), loss.events()));
    }

    private static <T> T within(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
