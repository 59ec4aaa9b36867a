package dev.firstline.devstack.kafka;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Awaited;
import dev.firstline.contracts.watermark.Watermark;
import dev.firstline.devstack.process.StartFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the platform at one broker. */
public final class Topics {

    /** Whole segments are dropped: with segments of a day, a record is gone at most a day after its retention. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);

    private Topics() {}

    /**
     * Makes those that are missing, and tells whether all are there now; not, when the broker is not so far yet.
     *
     * @throws StartFailure when the broker refuses, so that waiting does not help
     */
    public static boolean areAt(String bootstrap) {
        try {
            ensure(bootstrap, ONE_TRY);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            // One that exists was made by an earlier try whose answer came too late.
            if (e.getCause() instanceof RetriableException || e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new StartFailure(
                    "The topics could not be made: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The start was broken off.", e);
        }
    }

    /**
     * Makes those that are missing.
     *
     * @param patience how long to wait for a broker that is just starting
     */
    public static void ensure(String bootstrap, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis(),
                // No longer than all of it, or the client refuses both.
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Math.min(patience.toMillis(), LONGEST_REQUEST.toMillis()),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100))) {
            Set<String> present = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = Stream.concat(
                            Arrays.stream(Topic.values()).map(Topics::definition), Stream.of(watermarks(), awaited()))
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static NewTopic definition(Topic topic) {
        return definition(topic.topicName(), Topic.PARTITIONS, topic.retention(), SEGMENT);
    }

    private static NewTopic watermarks() {
        return definition(Watermark.TOPIC, Watermark.PARTITIONS, Watermark.RETENTION, Watermark.RETENTION);
    }

    private static NewTopic awaited() {
        return definition(Awaited.TOPIC, Awaited.PARTITIONS, Awaited.RETENTION, Awaited.RETENTION);
    }

    private static NewTopic definition(String name, int partitions, Duration retention, Duration segment) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(segment.toMillis()),
                        // A record dated more than an hour ahead is refused otherwise: a service whose clock is wrong
                        // would be mute.
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime"));
    }
}
