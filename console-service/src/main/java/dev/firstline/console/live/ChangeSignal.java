package dev.firstline.console.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the watcher of changes that this copy has committed some, so that it need not wait for its next look. */
@ApplicationScoped
public class ChangeSignal {

    private final Semaphore permits = new Semaphore(0);
    private volatile boolean heeded;

    /** Call it after the commit. While nobody watches it wakes nobody. */
    public void wake() {
        if (heeded) {
            permits.release();
        }
    }

    /** Whether somebody watches from now on; the one who looks goes on at once and sees. */
    void heed(boolean watched) {
        heeded = watched;
        permits.release();
    }

    /** Returns at the next wake-up, at once if one came since the last call, or after the longest wait. */
    void await(Duration longest) throws InterruptedException {
        if (permits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            permits.drainPermits();
        }
    }

    /** The same, however long it takes. */
    void await() throws InterruptedException {
        permits.acquire();
        permits.drainPermits();
    }
}
