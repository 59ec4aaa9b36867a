package dev.firstline.chassis.inbox;

import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;

/**
 * The thread was told to stop before the work was done, as when the service ends. It says nothing about the record that was worked on:
 * that one stays where it is, and comes again at the next start.
 */
final class InterruptedWorkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedWorkException(Throwable cause) {
        super("interrupted while a record was applied; it is read again", cause);
    }

    /** Whether a failure comes of the thread's end, not of the work. */
    static boolean isOf(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof InterruptedWorkException
                    || isOfPool(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The pool of connections says it in words alone. */
    private static boolean isOfPool(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() == null
                && sql.getMessage() != null
                && sql.getMessage().startsWith("Interrupted");
    }
}
