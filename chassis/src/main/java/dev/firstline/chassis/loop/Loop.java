package dev.firstline.chassis.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does turn after turn until it is told to stop. Whatever ends it before, be it an error or an interrupt, its body is begun
 * anew a second later, and later each time while that does not help; from its death to the end of its next turn it is unwell. So is one
 * whose turn takes longer than it may.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    /** After the order to end at once. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    private final String name;
    private final long longestTurn;
    private final Body body;
    private final Thread thread;
    private final AtomicLong deaths = new AtomicLong();
    private final Object end = new Object();
    private volatile @Nullable String diedOf;
    private volatile long turnBegan = System.nanoTime();
    private volatile boolean resting;
    private volatile boolean stopping;
    private int inVain;

    /** What the thread does: turns, as long as {@link #goesOn}, with {@link #turned} or {@link #rests} after each. */
    @FunctionalInterface
    public interface Body {
        void run(Loop loop) throws Exception;
    }

    /**
     * Not started yet.
     *
     * @param name the thread's, by which liveness and metrics tell of it
     * @param longestTurn longer than any turn takes, be the database away or slow: its own limits end that
     */
    public Loop(String name, Duration longestTurn, Body body) {
        this.name = name;
        this.longestTurn = longestTurn.toNanos();
        this.body = body;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::keepRunning);
    }

    public String name() {
        return name;
    }

    /** Starts the thread. */
    public void start() {
        turnBegan = System.nanoTime();
        thread.start();
    }

    /** Whether nobody has asked it to stop. */
    public boolean goesOn() {
        return !stopping;
    }

    /** To be called by the body: a turn has ended, also one that met trouble and goes on with the next. */
    public void turned() {
        resting = false;
        turnBegan = System.nanoTime();
        diedOf = null;
        inVain = 0;
    }

    /** The same; and until the next call it waits for something whose absence is not its fault, however long that takes. */
    public void rests() {
        turned();
        resting = true;
    }

    /**
     * Asks it to stop and waits for that.
     *
     * @param wake what makes it look whether it {@link #goesOn}
     * @param patience after which it is interrupted
     */
    public void stop(Runnable wake, Duration patience) {
        stopping = true;
        synchronized (end) {
            end.notifyAll();
        }
        wake.run();
        try {
            if (thread.isAlive() && !thread.join(patience)) {
                thread.interrupt();
                thread.join(LAST_MOMENT);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** How often it died and was started anew. */
    public long deaths() {
        return deaths.get();
    }

    /** What is wrong with it; empty when it is well, not started yet, or told to stop. */
    Optional<String> trouble() {
        var cause = diedOf;
        if (stopping || thread.getState() == Thread.State.NEW) {
            return Optional.empty();
        }
        if (cause != null) {
            return Optional.of("died of " + cause + ", is started anew");
        }
        if (!thread.isAlive()) {
            return Optional.of("has ended");
        }
        long turn = System.nanoTime() - turnBegan;
        return !resting && turn > longestTurn
                ? Optional.of(
                        "has not ended its turn for " + Duration.ofNanos(turn).toSeconds() + " s")
                : Optional.empty();
    }

    private void keepRunning() {
        while (!stopping) {
            var cause = untilItDies();
            if (!stopping) {
                diedOf = cause.getClass().getName();
                deaths.incrementAndGet();
                LOG.errorf(cause, "The loop %s died and is started anew", name);
                pause();
                resting = false;
                turnBegan = System.nanoTime();
            }
        }
    }

    private Throwable untilItDies() {
        try {
            body.run(this);
            return new IllegalStateException("it returned though nobody had asked it to stop");
        } catch (Throwable e) {
            return e;
        } finally {
            // Else its next life would begin with an interrupt that was meant for this one.
            Thread.interrupted();
        }
    }

    private void pause() {
        long millis = FIRST_PAUSE.toMillis() << Math.min(inVain++, MOST_DOUBLINGS);
        long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        synchronized (end) {
            for (long left = millis; left > 0 && !stopping; left = (until - System.nanoTime()) / 1_000_000) {
                try {
                    end.wait(left);
                } catch (InterruptedException e) {
                    // Not the body's: it begins anew all the same.
                    return;
                }
            }
        }
    }
}
