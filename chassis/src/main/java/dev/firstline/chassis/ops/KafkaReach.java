package dev.firstline.chassis.ops;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks Kafka every few seconds whether it is there, and tells how long it has not answered: {@code firstline.kafka.silence}. A start counts
 * as an answer, so that nothing depends on the order in which services and broker are started.
 */
@Singleton
final class KafkaReach {

    private static final Logger LOG = Logger.getLogger(KafkaReach.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(4);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private final Map<String, Object> kafka;
    private final Duration patience;
    private final MeterRegistry metrics;
    private final Loops loops;
    private final Loop loop = new Loop("kafka-reach", LONGEST_TURN, this::ask);
    private final Semaphore end = new Semaphore(0);
    private volatile long answered = System.nanoTime();

    KafkaReach(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "firstline.kafka.patience", defaultValue = "60S") Duration patience,
            MeterRegistry metrics,
            Loops loops) {
        this.kafka = kafka;
        this.patience = patience;
        this.metrics = metrics;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("firstline.kafka.silence", () -> silence().toMillis() / 1000.0)
                .description("How long Kafka has not answered; at most some seconds when it is well")
                .baseUnit("seconds")
                .register(metrics);
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(end::release, ANSWERS_WITHIN);
    }

    /** Since the last answer, or since the start when there was none. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answered);
    }

    /** Whether the silence is longer than a restart of the broker may take. */
    boolean isLost() {
        return silence().compareTo(patience) > 0;
    }

    private void ask(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try (var admin = Admin.create(configuration())) {
                while (loop.goesOn()) {
                    admin.describeCluster().clusterId().get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                    answered = System.nanoTime();
                    rest(loop);
                }
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                LOG.debugf("Kafka does not answer: %s", e.getMessage());
                rest(loop);
            }
        }
    }

    private void rest(Loop loop) throws InterruptedException {
        loop.turned();
        if (loop.goesOn()) {
            end.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(kafka);
        configuration.keySet().retainAll(AdminClientConfig.configNames());
        configuration.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWERS_WITHIN.toMillis());
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWERS_WITHIN.toMillis());
        return configuration;
    }
}
