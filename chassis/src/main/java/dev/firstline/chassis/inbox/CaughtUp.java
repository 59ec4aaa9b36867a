package dev.firstline.chassis.inbox;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventCatalog;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies what an older version set aside, once a version that knows the type runs: soon after the start, a page at a time, each record
 * in its own transaction. Several copies may do it at once; who is killed leaves the rest to the next.
 */
@ApplicationScoped
class CaughtUp {

    private static final Logger LOG = Logger.getLogger(CaughtUp.class);
    private static final int PAGE = 100;

    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final Redrive redrive;

    CaughtUp(Transactions transactions, DeadLetters deadLetters, Redrive redrive) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.redrive = redrive;
    }

    @Scheduled(
            identity = "unknown-types",
            every = "${firstline.inbox.catch-up.every:1h}",
            delayed = "${firstline.inbox.catch-up.delayed:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        for (var type : transactions.asPlatform(deadLetters::unknownTypes)) {
            if (EventCatalog.byType(type).isPresent()) {
                int applied = 0;
                for (var page = page(type); !page.isEmpty(); page = page(type)) {
                    page.forEach(redrive::known);
                    applied += page.size();
                }
                LOG.infof(
                        "%d events of the type '%s' that an older version had set aside were looked at", applied, type);
            }
        }
    }

    private List<DeadLetter> page(String type) {
        return transactions.asPlatform(() -> deadLetters.unknownOf(type, PAGE));
    }
}
