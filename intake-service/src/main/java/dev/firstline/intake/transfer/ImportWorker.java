package dev.firstline.intake.transfer;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that does imports: one, so that however many import, the others keep the processors and the database. */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    /** For what another copy has noted and not come to; what this one notes wakes it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** While somebody else has what it needs. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** A page whose lines are gone through one by one. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Loops loops;
    private final ImportTurns turns;
    private final Semaphore news = new Semaphore(0);
    private final Loop loop;

    ImportWorker(Loops loops, ImportTurns turns) {
        this.loops = loops;
        this.turns = turns;
        this.loop = new Loop("imports", LONGEST_TURN, this::work);
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(news::release, FAREWELL);
    }

    /** An import was noted, and its transaction has committed. */
    void wake() {
        news.release();
    }

    private void work(Loop self) throws InterruptedException {
        while (self.goesOn()) {
            try {
                switch (turns.turn()) {
                    case DONE -> {}
                    case LATER -> rest(LOOK_AGAIN);
                    case NOTHING -> rest(LOOK_EVERY);
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // Its message may carry a row.
                LOG.warnf("A page of an import cannot be done now (%s), and is again in a moment", e.getClass());
                rest(LOOK_AGAIN);
            }
            self.turned();
        }
    }

    private void rest(Duration most) throws InterruptedException {
        if (news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
