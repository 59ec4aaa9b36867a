package dev.firstline.escalation.handling;

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

/** The thread that chases what waits. When that is due stands in the database, for whichever copy comes first. */
@ApplicationScoped
class ChaseWorker {

    private static final Logger LOG = Logger.getLogger(ChaseWorker.class);
    /** No step is shorter; what another copy has changed is seen by then. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ChaseWatch watch;
    private final Semaphore end = new Semaphore(0);
    private final Loops loops;
    private final Loop loop = new Loop("chases", LONGEST_TURN, this::work);

    ChaseWorker(ChaseWatch watch, Loops loops) {
        this.watch = watch;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(end::release, FAREWELL);
    }

    private void work(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                if (!watch.turn()) {
                    // Due and locked by somebody: a moment is left to them.
                    var rest = watch.rest(LOOK_EVERY);
                    end.tryAcquire(Math.max(rest.toMillis(), PAUSE.toMillis()), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // Its message may carry a row.
                LOG.warnf("Requests cannot be chased now (%s), and are again in a moment", e.getClass());
                Thread.sleep(PAUSE);
            }
            loop.turned();
        }
    }
}
