package dev.firstline.chassis.job;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the worker of this process that there may be something to do. Others find it by their poll. */
public class JobSignal {

    private final Semaphore permits = new Semaphore(0);
    private final TransactionSynchronizationRegistry synchronizations;

    public JobSignal(TransactionSynchronizationRegistry synchronizations) {
        this.synchronizations = synchronizations;
    }

    /** At once. */
    public void wake() {
        permits.release();
    }

    /** When the open transaction has committed. */
    public void wakeAfterCommit() {
        synchronizations.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }

    /** Returns at the next wake-up, at once if one came since the last call, or after the longest wait. */
    void await(Duration longest) throws InterruptedException {
        if (permits.tryAcquire(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS)) {
            permits.drainPermits();
        }
    }
}
