package dev.firstline.chassis.tenancy;

import dev.firstline.contracts.TenantPath;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The only way to open a transaction. Each one says whose rows it sees; PostgreSQL's row level security holds it to
 * that, also where a query forgets its tenant condition.
 */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /**
     * The setting that the row level security policies read; see {@code firstline_sees} in the chassis migration. And the time: asked for
     * within the transaction, so that whoever looks at the open transactions saw this one before.
     */
    private static final String SET_TENANT = "select set_config('firstline.tenant', ?, true), clock_timestamp()";

    /**
     * The same for a consumer, whose statements look for the rows of a batch by their keys. Of a table that was empty when the server last
     * counted it thinks that reading it whole is quicker, and keeps that plan while the table grows. And it plans such a statement anew at
     * each execution, as it thinks the plan for the few keys at hand better than the one for any: but they are the same.
     */
    private static final String SET_CONSUMER = SET_TENANT
            + ", set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true)"
            + ", set_config('enable_mergejoin', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    /**
     * As {@link #SET_TENANT}, for statements of a known shape: keys by arrays, the way to whose rows is the same whatever the arrays hold.
     * Left to itself, the server plans such a statement anew at each execution, which takes it longer than the work, as it thinks the plan
     * for few rows better than the one for any number; and never by reading a table, whatever its statistics say of an empty one.
     */
    private static final String SET_BRISK = SET_TENANT
            + ", set_config('lock_timeout', '20ms', true), set_config('plan_cache_mode', 'force_generic_plan', true)"
            + ", set_config('enable_seqscan', 'off', true)";

    private static final String PLATFORM = "*";

    private static final String WIDEN =
            "select current_setting('firstline.tenant'), set_config('firstline.tenant', '" + PLATFORM + "', true)";

    private static final String NARROW = "select set_config('firstline.tenant', ?, true)";

    private final DataSource dataSource;
    private final TransactionClock clock;

    Transactions(DataSource dataSource, TransactionClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Runs the work in a new transaction that sees the tenant and all below it; commits unless it throws. When transactions
     * stood in each other's way and the database ended this one, the work is done once more: it must not keep anything
     * beside the database.
     */
    public <T> T inTenant(TenantPath tenant, Supplier<T> work) {
        return again(tenant.value(), SET_TENANT, work);
    }

    /** As {@link #inTenant(TenantPath, Supplier)}, without a result. */
    public void inTenant(TenantPath tenant, Runnable work) {
        again(tenant.value(), SET_TENANT, () -> {
            work.run();
            return true;
        });
    }

    /**
     * As {@link #in(Scope, Supplier)}, for a lane: a thread that does the same set-based statements for whoever comes. It waits 20 ms at most
     * for a lock, which is for the moment in which another transaction ends, and fails then ({@link DatabaseTrouble#isTooSlow}). Its
     * statements are planned once: for keyed looks and inserts alone, not for lists.
     */
    public <T> T briskly(Scope scope, Supplier<T> work) {
        return again(scope.setting(), SET_BRISK, work);
    }

    /** As {@link #inTenant(TenantPath, Supplier)}, in the caller's scope: one tenant's, or the whole installation's. */
    public <T> T in(Scope scope, Supplier<T> work) {
        return again(scope.setting(), SET_TENANT, work);
    }

    /** Runs the work in a new transaction that sees all tenants: for relays, timers and workers, never for a request. */
    public <T> T asPlatform(Supplier<T> work) {
        return in(PLATFORM, SET_TENANT, work);
    }

    /** As {@link #asPlatform(Supplier)}, without a result. */
    public void asPlatform(Runnable work) {
        in(PLATFORM, SET_TENANT, () -> {
            work.run();
            return true;
        });
    }

    /**
     * As {@link #asPlatform(Supplier)}, for what consumers do with a batch: its statements find rows by their keys, and none goes through a
     * table, whatever its size.
     */
    public <T> T asConsumer(Supplier<T> work) {
        return in(PLATFORM, SET_CONSUMER, work);
    }

    /**
     * Runs a part of the open transaction so that it sees all tenants: for rows of a tenant above that what is done below counts down. What
     * comes behind it sees what was seen before. For plain SQL with keys that the caller has a right to: what Hibernate holds back is
     * not written within. A part that fails must end the transaction.
     */
    public <T> T seeingAll(Supplier<T> part) {
        var before = widened();
        var result = part.get();
        if (!PLATFORM.equals(before)) {
            narrow(before);
        }
        return result;
    }

    /**
     * The connection of the open transaction, for set-based SQL. Close it as usual: the transaction keeps it.
     *
     * @throws SQLException when none can be had
     */
    public Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    private <T> T again(String scope, String begin, Supplier<T> work) {
        try {
            return in(scope, begin, work);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isCollision(e)) {
                throw e;
            }
            LOG.infof("Transactions stood in each other's way, the work is done once more: %s", e.getMessage());
            return in(scope, begin, work);
        }
    }

    private <T> T in(String scope, String begin, Supplier<T> work) {
        return QuarkusTransaction.disallowingExisting().call(() -> {
            set(scope, begin);
            return work.get();
        });
    }

    private String widened() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(WIDEN);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void narrow(String scope) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(NARROW)) {
            statement.setString(1, scope);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void set(String scope, String begin) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(begin)) {
            statement.setString(1, scope);
            try (var row = statement.executeQuery()) {
                row.next();
                clock.begun(row.getObject(2, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
