package dev.firstline.intake.attachment;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread that has attachments scanned, where a scanner is configured. */
@ApplicationScoped
class ScanWorker {

    private static final Logger LOG = Logger.getLogger(ScanWorker.class);

    /** For what another copy has taken and not done; what this one takes wakes it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Scanning scanning;
    private final ScanSignal signal;
    private final Loops loops;
    private final AttachmentSettings settings;
    private @Nullable Loop loop;

    ScanWorker(Scanning scanning, ScanSignal signal, Loops loops, AttachmentSettings settings) {
        this.scanning = scanning;
        this.signal = signal;
        this.loops = loops;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        var clamd = settings.clamd();
        clamd.host().ifPresent(host -> {
            var scanner = new ClamdScanner(host, clamd.port(), clamd.patience());
            // The database's own limits come on top of the scanner's.
            var longest = clamd.patience().plus(Duration.ofMinutes(5));
            loop = new Loop("attachment-scan", longest, running -> work(running, scanner));
            loops.start(loop);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.stop(signal::wake, FAREWELL);
        }
    }

    private void work(Loop running, VirusScanner scanner) throws InterruptedException {
        while (running.goesOn()) {
            try {
                switch (scanning.turn(scanner)) {
                    case DONE -> {}
                    case IN_VAIN -> signal.await(PAUSE);
                    case NOTHING -> signal.await(LOOK_EVERY);
                }
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warnf("An attachment cannot be scanned now (%s), and is again in a moment", e.getClass());
                signal.await(PAUSE);
            }
            running.turned();
        }
    }
}
