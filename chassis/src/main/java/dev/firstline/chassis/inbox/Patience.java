package dev.firstline.chassis.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells a record that can never be applied from a database that is merely away, and waits for the latter. */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Patience() {}

    /** Runs the work, again and again with growing pauses, until it succeeds or fails for a reason of its own. */
    static <T> T whileDatabaseIsAway(Supplier<T> work) {
        var pause = Duration.ofMillis(20);
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!passes(e)) {
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
                throw new IllegalStateException("interrupted while waiting for the database", e);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    /** Whether the failure lies in the moment, not in the record. */
    static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return passes(sql.getSQLState());
            }
            if (cause instanceof jakarta.transaction.RollbackException
                    || cause instanceof jakarta.transaction.SystemException
                    || isOptimisticLock(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOptimisticLock(Throwable cause) {
        var name = cause.getClass().getName();
        return name.equals("jakarta.persistence.OptimisticLockException")
                || name.equals("org.hibernate.StaleStateException")
                || name.equals("org.hibernate.StaleObjectStateException");
    }

    /** Connection lost, resources, operator's intervention, deadlock and serialisation, locks; or a pool without state. */
    private static boolean passes(@org.jspecify.annotations.Nullable String sqlState) {
        return sqlState == null
                || sqlState.startsWith("08")
                || sqlState.startsWith("53")
                || sqlState.startsWith("57")
                || sqlState.startsWith("58")
                || sqlState.startsWith("40")
                || sqlState.startsWith("55");
    }
}
