package dev.firstline.sla.timer;

import dev.firstline.sla.settling.Awaiting;
import dev.firstline.sla.settling.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the timers of this process when a clock was written that fires before they would wake by themselves, and when the facts that they
 * wait for have been read.
 */
@ApplicationScoped
public class TimerSignal {

    private final TransactionSynchronizationRegistry synchronizations;
    private final Awaiting awaiting;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    TimerSignal(TransactionSynchronizationRegistry synchronizations, Settling settling, Awaiting awaiting) {
        this.synchronizations = synchronizations;
        this.awaiting = awaiting;
        settling.onAdvance(() -> ears.forEach(ear -> ear.settled(settling)));
    }

    /** Within an open transaction: once it commits, a timer that sleeps beyond that instant is woken. */
    public void afterCommit(Instant firesAt) {
        if (firesAt.equals(Instant.MAX)) {
            return;
        }
        synchronizations.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ears.forEach(ear -> ear.hear(firesAt));
                }
            }
        });
    }

    Ear listen() {
        var ear = new Ear(awaiting);
        ears.add(ear);
        return ear;
    }

    void forget(Ear ear) {
        ears.remove(ear);
    }

    /** A timer's own ear. */
    static final class Ear {

        private final Awaiting awaiting;
        private final Semaphore wake = new Semaphore(0);
        private volatile Instant wakesAt = Instant.MAX;
        private volatile List<Instant> waitsFor = List.of();

        private Ear(Awaiting awaiting) {
            this.awaiting = awaiting;
        }

        /** From here on every commit counts, until the timer knows how long it will sleep. */
        void listenToAll() {
            wakesAt = Instant.MAX;
            waitsFor = List.of();
        }

        /**
         * Until the next round it is woken when all facts up to one of these instants have been read, which are by partition; and the
         * sources know that somebody waits for that.
         */
        void watch(List<Instant> instants) {
            waitsFor = instants;
            awaiting.state(instants);
        }

        /** Sleeps until an instant by the database's clock that is {@code longest} away, or until something is earlier. */
        void sleep(Instant until, Duration longest) throws InterruptedException {
            wakesAt = until;
            if (wake.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        }

        void hear(Instant firesAt) {
            if (firesAt.isBefore(wakesAt)) {
                wake.release();
            }
        }

        void settled(Settling settling) {
            var instants = waitsFor;
            for (int partition = 0; partition < instants.size(); partition++) {
                if (!settling.settled(partition).isBefore(instants.get(partition))) {
                    waitsFor = List.of();
                    wake.release();
                    return;
                }
            }
        }

        void wakeUp() {
            wake.release();
        }
    }
}
