package dev.firstline.chassis.outbound;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says when a receiver has had its time. Time in which this process did not get on is not the receiver's. Safe for threads. */
public final class ReceiverTimer {

    private final Vertx vertx;
    private final Duration limit;
    private final Consumer<IOException> ours;
    private final Consumer<TimeoutException> theirs;
    private @Nullable ReceiverTime time;
    private long timer = -1;
    private boolean over;

    /**
     * Not running yet.
     *
     * @param limit of the receiver
     * @param theirs hears when the receiver has had that
     * @param ours hears instead when this process stood for so long that nothing can be said of the receiver
     */
    public ReceiverTimer(Vertx vertx, Duration limit, Consumer<TimeoutException> theirs, Consumer<IOException> ours) {
        this.vertx = vertx;
        this.limit = limit;
        this.theirs = theirs;
        this.ours = ours;
    }

    /** The receiver's time begins, if it is not over already. */
    public synchronized void start() {
        if (!over) {
            time = new ReceiverTime(limit, System.nanoTime());
            await(time);
        }
    }

    /** Nobody is waited for any more; the second time does nothing. */
    public synchronized void stop() {
        over = true;
        vertx.cancelTimer(timer);
    }

    /** Whether most of the time until now was lost by us. */
    synchronized boolean isLost() {
        return time != null && time.isLost(System.nanoTime());
    }

    private void await(ReceiverTime running) {
        timer = vertx.setTimer(Math.max(1, running.next() / 1_000_000), id -> look(running));
    }

    private void look(ReceiverTime running) {
        ReceiverTime.Verdict verdict;
        synchronized (this) {
            if (over) {
                return;
            }
            verdict = running.look(System.nanoTime());
            if (verdict == ReceiverTime.Verdict.WAIT) {
                await(running);
                return;
            }
            over = true;
        }
        if (verdict == ReceiverTime.Verdict.OVER) {
            theirs.accept(new TimeoutException("the receiver did not answer in time"));
        } else {
            ours.accept(new StalledException());
        }
    }
}
