package dev.firstline.escalation.handling;

import dev.firstline.chassis.pages.PageTurns;
import dev.firstline.chassis.pages.PagedWork;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.handling.Rechecks.Recheck;
import dev.firstline.escalation.registry.PartnerChanged;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is blocked again: soon after a profile or an entitlement changed, and now and then because a contract can begin by mere
 * passing of time. The change itself only notes that there is work; it is done in pages, each one unit of work in a transaction of its
 * own, so that neither the change nor those who hear of tickets wait for thousands.
 */
@ApplicationScoped
class BlockedAgain implements PagedWork<Recheck, BlockedTicket> {

    static final int TOGETHER = 100;

    private final EscalationRepository repository;
    private final Escalations escalations;
    private final Rechecks rechecks;
    private final Transactions transactions;

    BlockedAgain(
            EscalationRepository repository, Escalations escalations, Rechecks rechecks, Transactions transactions) {
        this.repository = repository;
        this.escalations = escalations;
        this.rechecks = rechecks;
        this.transactions = transactions;
    }

    void onChange(@Observes PartnerChanged change) {
        rechecks.add(change.tenant());
    }

    PageTurns<Recheck, BlockedTicket> turns() {
        return new PageTurns<>(transactions, this);
    }

    @Override
    public Optional<Recheck> next() {
        return rechecks.next();
    }

    @Override
    public boolean somethingWaits() {
        return rechecks.any();
    }

    @Override
    public List<BlockedTicket> page(Recheck job) {
        return repository.blockedIn(job.tenant(), job.position(), TOGETHER);
    }

    @Override
    public void work(Recheck job, List<BlockedTicket> blocked) {
        escalations.recheck(blocked);
    }

    @Override
    public void pass(Recheck job, List<BlockedTicket> page) {
        if (page.size() < TOGETHER) {
            rechecks.done(job.id());
        } else {
            rechecks.advance(job.id(), page.getLast().id());
        }
    }

    @Override
    public String nameOf(BlockedTicket blocked) {
        return "The blocked escalation " + blocked.id();
    }

    @Scheduled(
            every = "${firstline.escalation.recheck:15m}",
            delayed = "${firstline.escalation.recheck:15m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        settleLeft();
        @Nullable UUID last = null;
        List<BlockedTicket> page;
        do {
            var after = last;
            page = transactions.asPlatform(() -> {
                var blocked = repository.blockedAfter(after, TOGETHER);
                escalations.recheck(blocked);
                return blocked;
            });
            last = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == TOGETHER);
    }

    private void settleLeft() {
        int settled;
        do {
            settled = transactions.asPlatform(() -> {
                var left = repository.left(TOGETHER);
                escalations.settleLeft(left);
                return left.size();
            });
        } while (settled == TOGETHER);
    }
}
