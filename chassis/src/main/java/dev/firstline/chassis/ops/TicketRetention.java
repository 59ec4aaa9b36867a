package dev.firstline.chassis.ops;

import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives every table of tickets an end: what has ended and was opened long enough ago is deleted, in small bites, by each service for
 * itself. Nothing is told of it; the services go by the same configured age, and none keeps a ticket longer than the others.
 */
@ApplicationScoped
public class TicketRetention {

    private static final Logger LOG = Logger.getLogger(TicketRetention.class);

    /** Tickets in a transaction: some thousand rows of facts and timeline entries. */
    private static final int BITE = 200;

    private final Transactions transactions;
    private final Instance<EndedTickets> ended;
    private final Duration kept;

    TicketRetention(
            Transactions transactions,
            Instance<EndedTickets> ended,
            @ConfigProperty(name = "firstline.tickets.retention", defaultValue = "P2557D") Duration kept) {
        this.transactions = transactions;
        this.ended = ended;
        this.kept = kept;
    }

    @Scheduled(
            identity = "ticket-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        tidy(Clock.systemUTC().instant());
    }

    /** Deletes what is too old at that instant. */
    public void tidy(Instant now) {
        var openedBefore = now.minus(kept);
        for (var tickets : ended) {
            int deleted;
            do {
                deleted = transactions.asPlatform(() -> tickets.delete(openedBefore, BITE));
                if (deleted > 0) {
                    LOG.infof("Deleted %d tickets that were opened before %s and have ended", deleted, openedBefore);
                }
            } while (deleted == BITE);
        }
    }
}
