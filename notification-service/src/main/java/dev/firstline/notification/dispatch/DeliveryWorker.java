package dev.firstline.notification.dispatch;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.notification.delivery.DeliverySignal;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.RetrySchedule;
import dev.firstline.notification.retry.Verdict;
import dev.firstline.notification.subscription.UnreadableSecretException;
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
    /** Longer than statements may take, and than results wait to be recorded. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

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
    private final Loops loops;
    private final Loop claiming = new Loop("delivery-claims", LONGEST_TURN, this::claim);
    private final Loop settling = new Loop("delivery-results", LONGEST_TURN, this::settle);

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
        this.signal = signal;
        this.settings = settings;
        this.metrics = metrics;
        this.attempts = attempts;
        this.loops = loops;
        this.schedule = RetrySchedule.parse(settings.schedule());
        this.inFlight = new InFlight(Shares.of(settings));
    }

    void start(@Observes StartupEvent event) {
        if (settings.lease().compareTo(settings.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "firstline.delivery.lease must be longer than firstline.delivery.timeout");
        }
        metrics.gauge("firstline.delivery.in.flight", inFlight, InFlight::total);
        loops.start(claiming);
        loops.start(settling);
    }

    /** Takes nothing new, and gives what is under way a moment to end; the rest is taken over after its lease. */
    void stop(@Observes ShutdownEvent event) {
        claiming.stop(signal::wake, FAREWELL);
        settling.stop(() -> {}, FAREWELL);
    }

    private void claim(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                int room = inFlight.room();
                var jobs = room <= 0 ? List.<Job>of() : claims.take(room, inFlight.counts());
                inFlight.add(jobs);
                jobs.forEach(this::send);
                if (jobs.size() < room || room <= 0) {
                    signal.await(settings.poll());
                }
            } catch (RuntimeException e) {
                LOG.warnf("Deliveries cannot be claimed, and are tried again: %s", e.getMessage());
                Thread.sleep(PAUSE);
            }
            loop.turned();
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
        } catch (RuntimeException | Error e) {
            // Also an error: what is taken for being under way and never ends would keep its place for ever.
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
        if (failure instanceof UnreadableSecretException) {
            LOG.errorf("Delivery %s cannot be signed. %s", job.id(), failure.getMessage());
            return new Answer.Silent(Answer.Cause.SECRET_UNREADABLE);
        }
        LOG.errorf(failure, "Delivery %s failed for a reason of our own", job.id());
        return new Answer.Silent(Answer.Cause.BROKEN);
    }

    private void settle(Loop loop) throws InterruptedException {
        while (loop.goesOn() || inFlight.total() > 0) {
            var first = results.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                var batch = new ArrayList<Result>();
                batch.add(first);
                results.drainTo(batch, MOST_RESULTS - 1);
                try {
                    settle(batch);
                } finally {
                    // Also of those that could not be recorded: they are due again when their leases have passed.
                    leave(batch);
                }
            }
            loop.turned();
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
    }

    private void leave(List<Result> batch) {
        if (inFlight.remove(batch.stream().map(Result::job).toList())) {
            signal.wake();
        }
    }
}
