package dev.firstline.sla.timer;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Topic;
import dev.firstline.sla.settling.Bounds;
import dev.firstline.sla.settling.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One round of the timer: what is due is marked and told in one transaction, so both are or neither is. */
@ApplicationScoped
class Firing {

    /** Of each partition. Small: what is due at the moment should not wait for what was due before it. */
    static final int BATCH = 50;

    /** Large: the way to the database, the commit and the choice of tenants cost the same for any number. */
    static final int BACKLOG_BATCH = 2_000;

    private final Transactions transactions;
    private final DueClocks clocks;
    private final Outbox outbox;
    private final Lateness lateness;
    private final DatabaseClock databaseClock;
    private final Settling settling;

    Firing(
            Transactions transactions,
            DueClocks clocks,
            Outbox outbox,
            Lateness lateness,
            DatabaseClock databaseClock,
            Settling settling) {
        this.transactions = transactions;
        this.clocks = clocks;
        this.outbox = outbox;
        this.lateness = lateness;
        this.databaseClock = databaseClock;
        this.settling = settling;
    }

    /**
     * What a round did.
     *
     * @param isFull whether there may be more than a round takes
     * @param placesMore whether there may be more clocks of which nobody has said to which partition they belong
     * @param next when to come again
     */
    record Round(boolean isFull, boolean placesMore, DueClocks.Next next) {}

    /** The usual round: the longest due. */
    Round round() {
        var bounds = bounds();
        var round = transactions.asPlatform(() -> {
            var told = tell(clocks.fire(bounds, BATCH));
            boolean placesMore = clocks.place(BACKLOG_BATCH) == BACKLOG_BATCH;
            var next = clocks.next();
            databaseClock.heard(next.now());
            return new Looked(told, placesMore, next);
        });
        note(round.told());
        var byPartition = new int[Topic.PARTITIONS];
        round.told().clocks().forEach(clock -> byPartition[clock.partition()]++);
        return new Round(
                Arrays.stream(byPartition).anyMatch(fired -> fired >= BATCH), round.placesMore(), round.next());
    }

    private Bounds bounds() {
        return settling.bounds(databaseClock.estimate());
    }

    /**
     * A round when more is due than one can take: every tenant that waits has the same share of it, so that one with a million due
     * clocks does not keep another's from being told in time.
     *
     * @return how many clocks were fired; none when nothing is due that others do not hold
     */
    int backlogRound() {
        var bounds = bounds();
        var told = transactions.asPlatform(() -> {
            var tenants = clocks.waiting(bounds, BACKLOG_BATCH);
            return tell(
                    tenants.isEmpty() ? List.of() : clocks.fireOfEach(bounds, tenants, BACKLOG_BATCH / tenants.size()));
        });
        note(told);
        return told.clocks().size();
    }

    private record Told(List<FiredClock> clocks, long noticed) {}

    private record Looked(Told told, boolean placesMore, DueClocks.Next next) {}

    private Told tell(List<FiredClock> fired) {
        long noticed = System.nanoTime();
        outbox.publish(fired.stream()
                .flatMap(clock -> clock.events().stream().map(event -> new Outbox.Fact(clock.tenant(), event)))
                .toList());
        return new Told(fired, noticed);
    }

    private void note(Told told) {
        lateness.note(told.clocks(), Duration.ofNanos(System.nanoTime() - told.noticed()));
    }
}
