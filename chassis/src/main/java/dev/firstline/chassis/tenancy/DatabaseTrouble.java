package dev.firstline.chassis.tenancy;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or in the way of itself, from work that can never succeed. */
public final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** Whether the failure lies in the moment, not in what was asked: the same work may succeed a moment later. */
    public static boolean passes(Throwable failure) {
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

    /**
     * Whether the database itself is away, so that waiting for as long as it takes is right. What passes but is not
     * this, a lock or a statement that took too long, may lie in the work: it deserves several tries, not endless ones.
     */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null
                        ? isOfConnection(sql)
                        : passes(state) && !state.equals("57014") && !state.startsWith("40") && !state.startsWith("55");
            }
        }
        return false;
    }

    /**
     * The pool and the driver give no state to some failures. What they say of connections is the database's absence; anything else may
     * be a fault of a program, which would be waited for without end, and in silence.
     */
    private static boolean isOfConnection(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException) {
            return true;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("acquisition timeout") || message.contains("pool is closed");
    }

    /** Whether transactions stood in each other's way, by a deadlock or against serialisation: the database ended this one. */
    public static boolean isCollision(Throwable failure) {
        var state = sqlState(failure);
        return state != null && state.startsWith("40");
    }

    /** Whether a lock was not to be had, or a statement did not end, within the time that it may take. */
    public static boolean isTooSlow(Throwable failure) {
        var state = sqlState(failure);
        return state != null && (state.equals("57014") || state.equals("55P03"));
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private static boolean isOptimisticLock(Throwable cause) {
        var name = cause.getClass().getName();
        return name.equals("jakarta.persistence.OptimisticLockException")
                || name.equals("org.hibernate.StaleStateException")
                || name.equals("org.hibernate.StaleObjectStateException");
    }

    /** Connection lost, resources, operator's intervention, deadlock and serialisation, locks; or a pool without state. */
    private static boolean passes(@Nullable String sqlState) {
        return sqlState == null
                || sqlState.startsWith("08")
                || sqlState.startsWith("53")
                || sqlState.startsWith("57")
                || sqlState.startsWith("58")
                || sqlState.startsWith("40")
                || sqlState.startsWith("55");
    }
}
