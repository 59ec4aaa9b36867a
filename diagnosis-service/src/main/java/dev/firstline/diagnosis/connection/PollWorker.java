package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.job.JobWork;
import dev.firstline.chassis.job.JobWorker;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.diagnosis.graph.GraphAccess;
import dev.firstline.diagnosis.graph.GraphException;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.GraphReader;
import dev.firstline.diagnosis.graph.GraphSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Polls what is due: the chassis' {@link JobWorker} with connections for jobs. A poll waits for its answers on a virtual thread. */
@ApplicationScoped
class PollWorker implements JobWork<PollJob, PollResult> {

    private static final Logger LOG = Logger.getLogger(PollWorker.class);

    private final PollClaims claims;
    private final PollSettlement settlement;
    private final GraphReader graph;
    private final ConnectionVault vault;
    private final Polls polls;
    private final Loops loops;
    private final InFlight<PollJob> inFlight;
    private final JobWorker<PollJob, PollResult> worker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration lease;
    private final Duration longest;

    PollWorker(
            PollClaims claims,
            PollSettlement settlement,
            GraphReader graph,
            ConnectionVault vault,
            Polls polls,
            PollSignal signal,
            HealthSettings settings,
            GraphSettings graphSettings,
            Loops loops) {
        this.claims = claims;
        this.settlement = settlement;
        this.graph = graph;
        this.vault = vault;
        this.polls = polls;
        this.loops = loops;
        this.lease = settings.lease();
        this.longest = graphSettings.longest();
        this.inFlight = claims.inFlight();
        this.worker = new JobWorker<>("health-poll", this, inFlight, signal, lease, settings.poll());
    }

    void start(@Observes StartupEvent event) {
        // An exchange may take twice its time when this process stands.
        if (lease.compareTo(longest.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "firstline.health.lease must be longer than twice firstline.graph.longest");
        }
        polls.underWay(inFlight);
        worker.start(loops);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
        threads.shutdownNow();
    }

    @Override
    public List<PollJob> claim(int most, InFlight.Counts underWay) {
        return claims.take(most, underWay);
    }

    @Override
    public CompletionStage<PollResult> begin(PollJob job) {
        return CompletableFuture.supplyAsync(() -> poll(job), threads);
    }

    @Override
    public PollResult broken(PollJob job, Throwable failure) {
        LOG.errorf(failure, "The %s failed for a reason of our own", job);
        return new PollResult.Failed(job, GraphFailure.OURS, Optional.empty());
    }

    /** Each by itself: one that cannot be recorded, now or ever, keeps no other from it. */
    @Override
    public void settle(List<PollResult> results) {
        RuntimeException passing = null;
        for (var result : results) {
            try {
                settle(result);
            } catch (RuntimeException e) {
                passing = e;
            }
        }
        if (passing != null) {
            throw passing;
        }
    }

    private void settle(PollResult result) {
        try {
            settlement.settle(result);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e)) {
                throw e;
            }
            // Without the message, which may carry the vendor's words.
            LOG.errorf("What the %s came to cannot be recorded: %s", result.job(), e.getClass());
            settlement.settle(new PollResult.Failed(result.job(), GraphFailure.UNREADABLE, Optional.empty()));
        }
    }

    private PollResult poll(PollJob job) {
        long start = System.nanoTime();
        var result = read(job);
        polls.record(result, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private PollResult read(PollJob job) {
        var secret = vault.open(job.secret(), job.tenant(), job.connection());
        if (secret.isEmpty()) {
            return new PollResult.Failed(job, GraphFailure.SECRET_UNREADABLE, Optional.empty());
        }
        try {
            return new PollResult.Read(
                    job,
                    graph.read(
                            new GraphAccess(job.tenant().value(), job.directory(), job.client(), secret.get()),
                            job.held()));
        } catch (GraphException e) {
            return new PollResult.Failed(job, e.failure(), e.wish());
        }
    }
}
