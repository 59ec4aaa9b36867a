package dev.firstline.chassis.restore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How far a service has read its topics is kept by the broker. A database that was restored lacks what came since, and the broker would
 * never tell it again. So before the first record is read, the group of a restored database is set back to where its topics begin: what
 * the database knows, the inbox passes over.
 */
@Singleton
final class RestoredDatabase {

    private static final Logger LOG = Logger.getLogger(RestoredDatabase.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ServiceLife life;
    private final TopicsFromTheirBeginning topics;
    private final Duration patience;
    private final MeterRegistry metrics;
    private volatile boolean pending;

    RestoredDatabase(
            ServiceLife life,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String group,
            @ConfigProperty(name = "firstline.restore.patience", defaultValue = "2M") Duration patience,
            MeterRegistry metrics) {
        this.life = life;
        this.topics = new TopicsFromTheirBeginning(kafka, group);
        this.patience = patience;
        this.metrics = metrics;
    }

    /** Before the consumers start (1000), and anything else that works on its own. */
    void start(@Observes @Priority(1) StartupEvent event) throws InterruptedException {
        Gauge.builder("firstline.restore.pending", () -> pending ? 1 : 0)
                .description("Whether the database was restored and the topics could not be read again")
                .register(metrics);
        if (!life.isRestored()) {
            return;
        }
        LOG.warn(
                "The database was restored, moved or failed over: all topics are read again from where they begin, and what the"
                        + " database knows is passed over");
        // The broker is waited for, however long it is away: started without it, the service would never hear of what
        // it missed.
        long busyUntil = System.nanoTime() + patience.toNanos();
        // Another copy of this service may do it first.
        while (life.isRestored()) {
            if (setBack() == Try.BUSY && System.nanoTime() - busyUntil > 0) {
                LOG.errorf(
                        "The topics could not be read again within %s, so this database may lack facts that were told while it"
                                + " was away: stop all copies of this service, then start one",
                        patience);
                pending = true;
                return;
            }
            if (life.isRestored()) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private enum Try {
        DONE,
        /** Somebody of the group reads. */
        BUSY,
        AWAY
    }

    private Try setBack() throws InterruptedException {
        try {
            topics.set();
            life.begin();
            return Try.DONE;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // A copy that was killed is missed by the broker after some seconds only.
            LOG.infof("The topics cannot be set back yet (%s); it is tried again", reason(e));
            return e.getCause() instanceof UnknownMemberIdException || e.getCause() instanceof GroupNotEmptyException
                    ? Try.BUSY
                    : Try.AWAY;
        }
    }

    private static String reason(Exception failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
