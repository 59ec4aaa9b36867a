package dev.firstline.escalation.delegation;

import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks at the relations whose end comes near, when their time has come. When that is stands in the database, for whichever copy comes first. */
@ApplicationScoped
public class AccessWatch {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(AccessWatch.class);

    private final AccessWarningRows rows;
    private final AccessWarnings warnings;
    private final Transactions transactions;
    private final Clock clock;

    AccessWatch(AccessWarningRows rows, AccessWarnings warnings, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.warnings = warnings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at the customer that has waited longest; false when none is due. */
    public boolean turn() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = transactions.asPlatform(() -> rows.next(now));
        due.ifPresent(id -> look(id, now));
        return due.isPresent();
    }

    private void look(UUID id, Instant now) {
        try {
            transactions.asPlatform(() -> warnings.look(id, now));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf(e, "The access %s cannot be looked at now, and is again in %s", id, PAUSE);
            transactions.asPlatform(() -> rows.lookAt(id, now.plus(PAUSE)));
        }
    }
}
