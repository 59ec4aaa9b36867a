package dev.firstline.notification.dispatch;

import dev.firstline.notification.delivery.DeliverySignal;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.RetrySchedule;
import dev.firstline.notification.retry.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due. One thread claims and sends without waiting for answers; another one records the answers, as many
 * at once as have come. What a killed worker had claimed is due again when its lease has passed.
 */
@ApplicationScoped
class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int MOST_RESULTS = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Claims claims;
    private final Senders senders;
    private final Settlements settlements;
    private final DeliverySignal signal;
    private final DeliverySettings settings;
    private final MeterRegistry metrics;
    private final Attempts attempts;
    private final RetrySchedule schedule;
    private final InFlight inFlight;
    private final Clock clock = Clock.systemUTC();
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final Thread claiming =
            Thread.ofPlatform().name("delivery-claims").daemon().unstarted(this::claim);
    private final Thread settling =
            Thread.ofPlatform().name("delivery-results").daemon().unstarted(this::settle);
    private volatile boolean stopping;

    DeliveryWorker(
            Claims claims,
            Senders senders,
            Settlements settlements,
            DeliverySignal signal,
            DeliverySettings settings,
            MeterRegistry metrics,
            Attempts attempts) {
        this.claims = claims;
        this.senders = senders;
        this.settlements = settlements;
        this.signal = signal;
        this.settings = settings;
        this.metrics = metrics;
        this.attempts = attempts;
        this.schedule = RetrySchedule.parse(settings.schedule());
        this.inFlight = new InFlight(Shares.of(settings));
    }

    void start(@Observes StartupEvent event) {
        if (settings.lease().compareTo(settings.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "firstline.delivery.lease must be longer than firstline.delivery.timeout");
        }
        metrics.gauge("firstline.delivery.in.flight", inFlight, InFlight::total);
        claiming.start();
        settling.start();
    }

    /** Takes nothing new, and gives what is under way a moment to end; the rest is taken over after its lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signal.wake();
        claiming.join(FAREWELL);
        settling.join(FAREWELL);
        claiming.interrupt();
        settling.interrupt();
    }

    private void claim() {
        while (!stopping) {
            try {
                int room = inFlight.room();
                var jobs = room <= 0 ? List.<Job>of() : claims.take(room, inFlight.counts());
                inFlight.add(jobs);
                jobs.forEach(this::send);
                if (jobs.size() < room || room <= 0) {
                    signal.await(settings.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Deliveries cannot be claimed, and are tried again: %s", e.getMessage());
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private void send(Job job) {
        var startedAt = clock.instant();
        long start = System.nanoTime();
        try {
            senders.send(job)
                    .whenComplete((answer, failure) -> ended(
                            job,
                            failure == null ? answer : broken(job, failure),
                            startedAt,
                            Duration.ofNanos(System.nanoTime() - start)));
        } catch (RuntimeException e) {
            ended(job, broken(job, e), startedAt, Duration.ZERO);
        }
    }

    private void ended(Job job, Answer answer, java.time.Instant startedAt, Duration took) {
        var verdict = Verdict.on(
                answer,
                job.attempts() + 1,
                schedule,
                ThreadLocalRandom.current().nextDouble());
        attempts.record(job.channel(), verdict, took);
        results.add(new Result(job, answer, verdict, startedAt, took));
    }

    private static Answer broken(Job job, Throwable failure) {
        LOG.errorf(failure, "Delivery %s failed for a reason of our own", job.id());
        return new Answer.Silent(Answer.Cause.BROKEN);
    }

    private void settle() {
        var batch = new ArrayList<Result>();
        while (!stopping || inFlight.total() > 0) {
            try {
                var first = results.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    results.drainTo(batch, MOST_RESULTS - 1);
                    settle(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Until the database has it. When that takes longer than the leases, others have sent the alerts again. */
    private void settle(List<Result> batch) throws InterruptedException {
        long giveUp = System.nanoTime() + settings.lease().toNanos();
        while (true) {
            try {
                settlements.settle(batch);
                break;
            } catch (RuntimeException e) {
                LOG.warnf("%d results cannot be recorded: %s", batch.size(), e.getMessage());
                if (System.nanoTime() > giveUp) {
                    break;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
        if (inFlight.remove(batch.stream().map(Result::job).toList())) {
            signal.wake();
        }
    }

    private boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
