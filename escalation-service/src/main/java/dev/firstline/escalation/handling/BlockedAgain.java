package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.handling.Rechecks.Recheck;
import dev.firstline.escalation.registry.PartnerChanged;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is blocked again: soon after a profile or an entitlement changed, and now and then because a contract can begin by mere
 * passing of time. The change itself only notes that there is work; it is done in pages, each one unit of work in a transaction of its
 * own, so that neither the change nor those who hear of tickets wait for thousands.
 */
@ApplicationScoped
class BlockedAgain {

    static final int TOGETHER = 100;

    private static final Logger LOG = Logger.getLogger(BlockedAgain.class);

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

    /** Does a page of the job whose turn it is; false when there is none. What is broken off is done again as a whole. */
    boolean turn() {
        try {
            return transactions.asPlatform(() -> {
                rechecks.waitForNobody();
                var job = rechecks.next();
                job.ifPresent(due -> {
                    var page = page(due);
                    escalations.recheck(page);
                    pass(due, page);
                });
                return job.isPresent();
            });
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf(e, "A page of blocked escalations cannot be looked at together, so each is by itself");
            return oneByOne();
        }
    }

    /** One that cannot be looked at must not keep the others of its page, nor the next pages, from it. */
    private boolean oneByOne() {
        return transactions
                .asPlatform(rechecks::next)
                .map(job -> {
                    var page = transactions.asPlatform(() -> page(job));
                    page.forEach(blocked -> {
                        try {
                            transactions.asPlatform(() -> escalations.recheck(List.of(blocked)));
                        } catch (RuntimeException e) {
                            if (DatabaseTrouble.passes(e)) {
                                throw e;
                            }
                            LOG.errorf(e, "The blocked escalation %s cannot be looked at again", blocked.id());
                        }
                    });
                    transactions.asPlatform(() -> pass(job, page));
                    return true;
                })
                .orElse(false);
    }

    private List<BlockedTicket> page(Recheck job) {
        return repository.blockedIn(job.tenant(), job.position(), TOGETHER);
    }

    private void pass(Recheck job, List<BlockedTicket> page) {
        if (page.size() < TOGETHER) {
            rechecks.done(job.id());
        } else {
            rechecks.advance(job.id(), page.getLast().id());
        }
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
