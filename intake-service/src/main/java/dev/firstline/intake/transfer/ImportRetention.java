package dev.firstline.intake.transfer;

import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets imports that ended long enough ago, with their results. Several copies may do it at once. */
@ApplicationScoped
class ImportRetention {

    private static final Logger LOG = Logger.getLogger(ImportRetention.class);

    /** Imports at a time: each may have some hundred pages. */
    private static final int BITE = 20;

    private final Transactions transactions;
    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final Clock clock;

    ImportRetention(Transactions transactions, ImportJobs jobs, ImportSettings settings, Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "import-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        tidy(clock.instant());
    }

    void tidy(Instant now) {
        var before = now.minus(settings.retention());
        int forgotten;
        do {
            forgotten = transactions.asPlatform(() -> jobs.forget(before, BITE));
            LOG.debugf("Forgot %d imports", forgotten);
        } while (forgotten == BITE);
    }
}
