package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.handling.ChaseRows.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks at requests whose time to be chased has come. Each is told in the transaction that notes that it was, under the lock of its ticket: so
 * once, whichever copy comes to it and whatever breaks off.
 */
@ApplicationScoped
class ChaseWatch {

    private static final int OF_EACH = 10;
    private static final int TOGETHER = 100;
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(ChaseWatch.class);

    private final ChaseRows rows;
    private final EscalationRepository escalations;
    private final Chasing chasing;
    private final Transactions transactions;
    private final Clock clock;

    ChaseWatch(
            ChaseRows rows, EscalationRepository escalations, Chasing chasing, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.escalations = escalations;
        this.chasing = chasing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at those that have waited longest, of all tenants in turn; false when there is none that it could look at. */
    boolean turn() {
        var now = now();
        var due = transactions.asPlatform(() -> rows.due(now, OF_EACH, TOGETHER));
        boolean any = false;
        for (var one : due) {
            any |= look(one, now);
        }
        return any;
    }

    /** How long until the first is due; that long at most. */
    Duration rest(Duration atMost) {
        var next = transactions.asPlatform(rows::next);
        return next.map(at -> Duration.between(now(), at))
                .filter(left -> left.compareTo(atMost) < 0)
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(atMost);
    }

    private boolean look(Due due, Instant now) {
        try {
            return transactions.asPlatform(() -> {
                if (!rows.lock(due.ticketId())) {
                    return false;
                }
                for (var escalation : escalations.fresh(List.of(due.id()))) {
                    if (escalation.chaseAt != null && !escalation.chaseAt.isAfter(now)) {
                        chasing.look(escalation, now);
                    }
                }
                return true;
            });
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf(e, "The request %s cannot be chased now, and is again in %s", due.id(), PAUSE);
            transactions.asPlatform(() -> {
                rows.later(due.id(), now.plus(PAUSE));
                return true;
            });
            return true;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
