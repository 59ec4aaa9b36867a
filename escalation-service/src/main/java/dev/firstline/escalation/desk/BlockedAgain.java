package dev.firstline.escalation.desk;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.registry.PartnerChanged;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is blocked again: at once when a profile or an entitlement changes, and now and then because a contract
 * can begin by mere passing of time.
 */
@ApplicationScoped
class BlockedAgain {

    private static final int TOGETHER = 100;

    private final EscalationRepository repository;
    private final Escalations escalations;
    private final Transactions transactions;

    BlockedAgain(EscalationRepository repository, Escalations escalations, Transactions transactions) {
        this.repository = repository;
        this.escalations = escalations;
        this.transactions = transactions;
    }

    void onChange(@Observes PartnerChanged change) {
        repository.blockedIn(change.tenant()).forEach(escalations::recheck);
    }

    @Scheduled(
            every = "${firstline.escalation.recheck:15m}",
            delayed = "${firstline.escalation.recheck:15m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        @Nullable UUID last = null;
        List<BlockedTicket> page;
        do {
            var after = last;
            page = transactions.asPlatform(() -> repository.blockedAfter(after, TOGETHER));
            // Each in a transaction of its own: a long one would hold many tickets against those who hear of them.
            page.forEach(blocked -> transactions.asPlatform(() -> escalations.recheck(blocked)));
            last = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == TOGETHER);
    }
}
