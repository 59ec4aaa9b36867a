package dev.firstline.chassis.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relays of this process that rows were committed. Cheaper than NOTIFY, which serialises all commits. */
@ApplicationScoped
class RelaySignal {

    private final List<Semaphore> listeners = new CopyOnWriteArrayList<>();

    /** A relay's own ear. */
    Ear listen() {
        var permits = new Semaphore(0);
        listeners.add(permits);
        return new Ear(permits);
    }

    void wake() {
        listeners.forEach(Semaphore::release);
    }

    record Ear(Semaphore permits) {

        /** Returns at the next wake-up, at once if one came since the last call, or after the longest wait. */
        void await(Duration longest) throws InterruptedException {
            if (permits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                permits.drainPermits();
            }
        }
    }
}
