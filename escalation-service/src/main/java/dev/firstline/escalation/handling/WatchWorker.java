package dev.firstline.escalation.handling;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.escalation.delegation.AccessWatch;
import dev.firstline.escalation.registry.PartnerChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that looks at entitlements, and at the access to customers, when their time has come. When that is stands in the database, for whichever copy comes first. */
@ApplicationScoped
class WatchWorker {

    private static final Logger LOG = Logger.getLogger(WatchWorker.class);
    /** Ends are days and not moments; what this copy changes wakes it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final EntitlementWatch watch;
    private final AccessWatch accesses;
    private final Semaphore news = new Semaphore(0);
    private final Loops loops;
    private final Loop loop = new Loop("entitlements", LONGEST_TURN, this::work);

    WatchWorker(EntitlementWatch watch, AccessWatch accesses, Loops loops) {
        this.watch = watch;
        this.accesses = accesses;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start(loop);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop(news::release, FAREWELL);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PartnerChanged change) {
        news.release();
    }

    private void work(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                boolean busy = watch.turn() | accesses.turn();
                if (!busy && news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // Its message may carry a row.
                LOG.warnf(
                        "Entitlements and access cannot be looked at now (%s), and are again in a moment",
                        e.getClass());
                Thread.sleep(PAUSE);
            }
            loop.turned();
        }
    }
}
