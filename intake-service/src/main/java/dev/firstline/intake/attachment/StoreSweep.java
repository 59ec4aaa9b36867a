package dev.firstline.intake.attachment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Rids the store of contents that no attachment has: of removed tickets, of requests that were broken off. Several copies may do it at once. */
@ApplicationScoped
class StoreSweep {

    private static final Logger LOG = Logger.getLogger(StoreSweep.class);

    private final AttachmentStore store;
    private final AttachmentRepository repository;
    private final Clock clock;

    StoreSweep(AttachmentStore store, AttachmentRepository repository, Clock clock) {
        this.store = store;
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(
            identity = "attachment-sweep",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws IOException {
        sweep(clock.instant());
    }

    void sweep(Instant now) throws IOException {
        int aside = store.sweep(now, repository::kept);
        if (aside > 0) {
            LOG.infof("Put %d contents aside that no attachment has", aside);
        }
    }
}
