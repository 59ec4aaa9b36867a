package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Movements that are as old as the oldest tickets end with them: those that are younger hold the account that they left. */
@ApplicationScoped
class OldMovements {

    private static final int BITE = 1_000;

    private final Transactions transactions;
    private final MovementRows movements;
    private final Duration kept;

    OldMovements(
            Transactions transactions,
            MovementRows movements,
            @ConfigProperty(name = "firstline.tickets.retention", defaultValue = "P2557D") Duration kept) {
        this.transactions = transactions;
        this.movements = movements;
        this.kept = kept;
    }

    @Scheduled(
            identity = "movement-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        tidy(Clock.systemUTC().instant());
    }

    /** Deletes what is too old at that instant. */
    void tidy(Instant now) {
        int deleted;
        do {
            deleted = transactions.asPlatform(() -> movements.delete(now.minus(kept), BITE));
        } while (deleted == BITE);
    }
}
