package dev.firstline.console.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the watcher of changes that this copy has committed some, so that it need not wait for its next look. */
@ApplicationScoped
public class ChangeSignal {

    private final Semaphore permits = new Semaphore(0);

    /** Call it after the commit. */
    public void wake() {
        permits.release();
    }

    /** Returns at the next wake-up, at once if one came since the last call, or after the longest wait. */
    void await(Duration longest) throws InterruptedException {
        if (permits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            permits.drainPermits();
        }
    }
}
