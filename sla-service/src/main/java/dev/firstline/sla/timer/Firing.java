package dev.firstline.sla.timer;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** One round of the timer: what is due is marked and told in one transaction, so both are or neither is. */
@ApplicationScoped
class Firing {

    private final Transactions transactions;
    private final DueClocks clocks;
    private final Outbox outbox;
    private final Lateness lateness;

    Firing(Transactions transactions, DueClocks clocks, Outbox outbox, Lateness lateness) {
        this.transactions = transactions;
        this.clocks = clocks;
        this.outbox = outbox;
        this.lateness = lateness;
    }

    /**
     * What a round did.
     *
     * @param fired how many clocks
     * @param next when to come again
     */
    record Round(int fired, DueClocks.Next next) {}

    Round round(int atMost) {
        record Work(List<FiredClock> fired, long noticed, DueClocks.Next next) {}
        var work = transactions.asPlatform(() -> {
            var fired = clocks.fire(atMost);
            long noticed = System.nanoTime();
            outbox.publish(fired.stream()
                    .map(clock -> new Outbox.Fact(clock.tenant(), clock.event()))
                    .toList());
            return new Work(fired, noticed, clocks.next());
        });
        lateness.note(work.fired(), Duration.ofNanos(System.nanoTime() - work.noticed()));
        return new Round(work.fired().size(), work.next());
    }
}
