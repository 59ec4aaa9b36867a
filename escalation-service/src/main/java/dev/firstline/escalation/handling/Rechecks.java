package dev.firstline.escalation.handling;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of looking again at what is blocked. Every method runs within an open transaction. */
@ApplicationScoped
class Rechecks {

    private final Transactions transactions;

    Rechecks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A tenant's job.
     *
     * @param position the escalation up to which was looked; null at the beginning
     */
    record Recheck(UUID id, TenantPath tenant, @Nullable UUID position) {}

    /** Another row for each change, never an update: a change does not wait for a page that is under way. */
    void add(TenantPath tenant) {
        run("insert into recheck (id, tenant) values (?, ?)", statement -> {
            statement.setObject(1, Ids.next());
            statement.setString(2, tenant.value());
            return statement.executeUpdate();
        });
    }

    /**
     * The job that has waited longest for its turn, locked until the end of the transaction; those of the same tenant that a later one
     * makes needless are dropped.
     */
    Optional<Recheck> next() {
        return run("""
            with needless as (
                delete from recheck where id in (
                    select old.id from recheck old
                    where exists (select from recheck newer where newer.tenant = old.tenant and newer.id > old.id)
                    order by old.id limit 1000 for update skip locked))
            select id, tenant, position from recheck job
            where not exists (select from recheck newer where newer.tenant = job.tenant and newer.id > job.id)
            order by turned_at, id limit 1 for update skip locked
            """, statement -> {
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Recheck(
                                row.getObject(1, UUID.class),
                                new TenantPath(row.getString(2)),
                                row.getObject(3, UUID.class)))
                        : Optional.empty();
            }
        });
    }

    /** Whether there are any. */
    boolean any() {
        return run("select exists (select from recheck)", statement -> {
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    /** Looked at up to there; the others come first now. */
    void advance(UUID id, UUID position) {
        run("update recheck set position = ?, turned_at = clock_timestamp() where id = ?", statement -> {
            statement.setObject(1, position);
            statement.setObject(2, id);
            return statement.executeUpdate();
        });
    }

    void done(UUID id) {
        run("delete from recheck where id = ?", statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
