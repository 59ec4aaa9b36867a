package dev.firstline.sla.timer;

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

/** Wakes the timers of this process when a clock was written that fires before they would wake by themselves. */
@ApplicationScoped
public class TimerSignal {

    private final TransactionSynchronizationRegistry synchronizations;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    TimerSignal(TransactionSynchronizationRegistry synchronizations) {
        this.synchronizations = synchronizations;
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
        var ear = new Ear();
        ears.add(ear);
        return ear;
    }

    void forget(Ear ear) {
        ears.remove(ear);
    }

    /** A timer's own ear. */
    static final class Ear {

        private final Semaphore wake = new Semaphore(0);
        private volatile Instant wakesAt = Instant.MAX;

        /** From here on every commit counts, until the timer knows how long it will sleep. */
        void listenToAll() {
            wakesAt = Instant.MAX;
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

        void wakeUp() {
            wake.release();
        }
    }
}
