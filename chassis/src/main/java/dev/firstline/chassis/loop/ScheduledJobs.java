package dev.firstline.chassis.loop;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SkippedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** What is done now and then, such as samples and housekeeping: whether it is begun when it should be, and comes to an end. */
@Singleton
@Liveness
final class ScheduledJobs implements HealthCheck {

    /** A busy machine begins late; a scheduler that is dead does not begin at all. */
    private static final Duration LATEST = Duration.ofMinutes(2);

    /** The longest run is one of the housekeeping after a long rest. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Scheduler scheduler;
    private final Map<String, Instant> skippedSince = new ConcurrentHashMap<>();

    ScheduledJobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void ended(@Observes SuccessfulExecution run) {
        skippedSince.remove(run.getExecution().getTrigger().getId());
    }

    void ended(@Observes FailedExecution run) {
        skippedSince.remove(run.getExecution().getTrigger().getId());
    }

    /** The run before has not ended. */
    void skipped(@Observes SkippedExecution run) {
        skippedSince.putIfAbsent(run.triggerId, run.fireTime);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("scheduled jobs");
        boolean well = true;
        for (var job : scheduler.getScheduledJobs()) {
            var trouble = trouble(job, Instant.now());
            well &= trouble.isEmpty();
            response.withData(job.getId(), trouble.orElse("well"));
        }
        return response.status(well).build();
    }

    private Optional<String> trouble(Trigger job, Instant now) {
        var next = job.getNextFireTime();
        if (scheduler.isRunning() && next != null && next.plus(LATEST).isBefore(now)) {
            return Optional.of("should have been begun at " + next);
        }
        return trouble(skippedSince.get(job.getId()), now);
    }

    static Optional<String> trouble(@Nullable Instant skippedSince, Instant now) {
        return skippedSince != null && skippedSince.plus(LONGEST).isBefore(now)
                ? Optional.of("has not come to an end since " + skippedSince)
                : Optional.empty();
    }
}
