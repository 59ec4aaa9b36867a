package dev.firstline.chassis.pages;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The thread that does paged work, one page after the other. The work is in the database: what this copy does not come to, another one
 * does, or this one after its next start.
 */
public final class PageWorker {

    private static final Logger LOG = Logger.getLogger(PageWorker.class);

    /** For what another copy has noted and not come to; what this one notes wakes it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** While there are jobs that cannot go on. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A page whose entries are gone through one by one. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final PageTurns<?, ?> turns;
    private final Duration lookEvery;
    private final Courtesy courtesy;
    private final Semaphore news = new Semaphore(0);
    private final Loop loop;

    /** @param name the thread's, by which liveness and metrics tell of it */
    public PageWorker(String name, PageTurns<?, ?> turns) {
        this(name, turns, LOOK_EVERY, Courtesy.NONE);
    }

    /**
     * For work that nobody wakes it for.
     *
     * @param lookEvery how long it rests when there was nothing to do
     * @param courtesy how long it rests between two pages
     */
    public PageWorker(String name, PageTurns<?, ?> turns, Duration lookEvery, Courtesy courtesy) {
        this.turns = turns;
        this.lookEvery = lookEvery;
        this.courtesy = courtesy;
        this.loop = new Loop(name, LONGEST_TURN, this::work);
    }

    /** Starts the thread. */
    public void start(Loops loops) {
        loops.start(loop);
    }

    /** Asks it to stop and waits for that. */
    public void stop() {
        loop.stop(news::release, FAREWELL);
    }

    /** A job was noted, and its transaction has committed. */
    public void wake() {
        news.release();
    }

    private void work(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                long begun = System.nanoTime();
                switch (turns.turn()) {
                    case DONE -> rest(courtesy.after(Duration.ofNanos(System.nanoTime() - begun)));
                    case LATER -> rest(LOOK_AGAIN);
                    case NOTHING -> rest(lookEvery);
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // Its message may carry a row.
                LOG.warnf("A page of %s cannot be done now (%s), and is again in a moment", loop.name(), e.getClass());
                Thread.sleep(PAUSE);
            }
            loop.turned();
        }
    }

    private void rest(Duration most) throws InterruptedException {
        if (most.isPositive() && news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
