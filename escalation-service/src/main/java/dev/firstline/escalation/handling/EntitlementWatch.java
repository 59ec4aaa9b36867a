package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.registry.EntitlementLooks;
import dev.firstline.escalation.registry.EntitlementLooks.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Does what no request brings about: whose last day comes near is warned of it, an entitlement that ends loses what is free and takes its reservations back, and so does one of which
 * the vendor has fewer than are reserved. A page in a transaction; what is broken off, or done by two copies at once, is found done.
 */
@ApplicationScoped
class EntitlementWatch {

    private static final int TOGETHER = 100;
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(EntitlementWatch.class);

    private final EntitlementLooks looks;
    private final EscalationRepository repository;
    private final Escalations escalations;
    private final Transactions transactions;
    private final Clock clock;

    EntitlementWatch(
            EntitlementLooks looks,
            EscalationRepository repository,
            Escalations escalations,
            Transactions transactions,
            Clock clock) {
        this.looks = looks;
        this.repository = repository;
        this.escalations = escalations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at the one that has waited longest; false when none is due. */
    boolean turn() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = transactions.asPlatform(() -> looks.next(now));
        due.ifPresent(one -> look(one, now));
        return due.isPresent();
    }

    private void look(Due due, Instant now) {
        try {
            transactions.asPlatform(() -> {
                var reserved = repository.reservedOf(due.id(), TOGETHER);
                escalations.takeBack(due.id(), due.holder(), reserved);
                looks.looked(due.id(), now, reserved.size() == TOGETHER ? Duration.ZERO : PAUSE);
            });
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf(e, "The entitlement %s cannot be looked at now, and is again in %s", due.id(), PAUSE);
            transactions.asPlatform(() -> looks.later(due.id(), now, PAUSE));
        }
    }
}
