package dev.firstline.notification.dispatch;

import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.job.JobWork;
import dev.firstline.chassis.job.JobWorker;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.retry.RetrySchedule;
import dev.firstline.notification.delivery.DeliverySignal;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Verdict;
import dev.firstline.notification.subscription.UnreadableSecretException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Sends what is due: the chassis' {@link JobWorker} with deliveries for jobs. */
@ApplicationScoped
class DeliveryWorker implements JobWork<Job, Result> {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final Claims claims;
    private final Senders senders;
    private final Settlements settlements;
    private final DeliverySettings settings;
    private final MeterRegistry metrics;
    private final Attempts attempts;
    private final RetrySchedule schedule;
    private final InFlight<Job> inFlight;
    private final Clock clock = Clock.systemUTC();
    private final Loops loops;
    private final JobWorker<Job, Result> worker;

    DeliveryWorker(
            Claims claims,
            Senders senders,
            Settlements settlements,
            DeliverySignal signal,
            DeliverySettings settings,
            MeterRegistry metrics,
            Attempts attempts,
            Loops loops) {
        this.claims = claims;
        this.senders = senders;
        this.settlements = settlements;
        this.settings = settings;
        this.metrics = metrics;
        this.attempts = attempts;
        this.loops = loops;
        this.schedule = RetrySchedule.parse(settings.schedule());
        this.inFlight = Shares.of(settings).inFlight();
        this.worker = new JobWorker<>("delivery", this, inFlight, signal, settings.lease(), settings.poll());
    }

    void start(@Observes StartupEvent event) {
        if (settings.lease().compareTo(settings.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "firstline.delivery.lease must be longer than firstline.delivery.timeout");
        }
        metrics.gauge("firstline.delivery.in.flight", inFlight, InFlight::total);
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    @Override
    public List<Job> claim(int most, InFlight.Counts underWay) {
        return claims.take(most, underWay);
    }

    @Override
    public CompletionStage<Result> begin(Job job) {
        var startedAt = clock.instant();
        long start = System.nanoTime();
        return senders.send(job)
                .handle((answer, failure) -> ended(
                        job,
                        failure == null ? answer : ours(job, failure),
                        startedAt,
                        Duration.ofNanos(System.nanoTime() - start)));
    }

    @Override
    public Result broken(Job job, Throwable failure) {
        return ended(job, ours(job, failure), clock.instant(), Duration.ZERO);
    }

    @Override
    public void settle(List<Result> results) {
        settlements.settle(results);
    }

    private Result ended(Job job, Answer answer, Instant startedAt, Duration took) {
        var verdict = Verdict.on(
                answer,
                job.attempts() + 1,
                schedule,
                ThreadLocalRandom.current().nextDouble());
        attempts.record(job.channel(), verdict, took);
        return new Result(job, answer, verdict, startedAt, took);
    }

    private static Answer ours(Job job, Throwable failure) {
        if (failure instanceof UnreadableSecretException) {
            LOG.errorf("Delivery %s cannot be signed. %s", job.id(), failure.getMessage());
            return new Answer.Silent(Answer.Cause.SECRET_UNREADABLE);
        }
        LOG.errorf(failure, "Delivery %s failed for a reason of our own", job.id());
        return new Answer.Silent(Answer.Cause.BROKEN);
    }
}
