package dev.firstline.chassis.inbox;

import dev.firstline.chassis.tenancy.DatabaseTrouble;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells a record that can never be applied from a database that is merely away, and waits for the latter. */
final class DatabaseRetry {

    private static final Logger LOG = Logger.getLogger(DatabaseRetry.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int TRIES = 10;

    private DatabaseRetry() {}

    /**
     * Runs the work, again and again with growing pauses, until it succeeds or fails for a reason of its own. A database
     * that is away is waited for without end; locks and statements that take too long are tried ten times.
     *
     * @throws InterruptedWorkException when the thread is told to stop meanwhile: nothing is known about the work then
     */
    static <T> T whileDatabaseIsAway(Supplier<T> work) {
        var pause = Duration.ofMillis(20);
        for (int inTheWay = 0; ; ) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (InterruptedWorkException.isOf(e)) {
                    throw new InterruptedWorkException(e);
                }
                if (!DatabaseTrouble.passes(e) || !DatabaseTrouble.isAway(e) && ++inTheWay == TRIES) {
                    throw e;
                }
                LOG.infof(
                        "The database cannot take the work now, trying again in %d ms: %s",
                        pause.toMillis(), e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedWorkException(e);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }
}
