package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The jobs of deciding anew what a changed incident concerns. Every method runs within an open transaction. */
@ApplicationScoped
class Relinks {

    /**
     * Whoever decides takes its locks, and with them a number, before it looks for incidents. So those who may have decided by what was
     * known before the change have numbers below that of the first transaction that sees the job; a job goes on once all of them have ended.
     */
    private static final String NOTE = """
            update relink set behind = pg_current_xact_id() where id in (
                select id from relink where behind is null order by id limit 1000 for update skip locked)
            """;

    private static final String NEXT = """
            with needless as (
                delete from relink where id in (
                    select old.id from relink old
                    where exists (
                        select from relink newer
                        where newer.tenant = old.tenant and newer.incident_id = old.incident_id and newer.id > old.id)
                    order by old.id limit 1000 for update skip locked))
            select id, tenant, incident_id, position_tenant, position from relink job
            where behind <= pg_snapshot_xmin(pg_current_snapshot()) and not exists (
                select from relink newer
                where newer.tenant = job.tenant and newer.incident_id = job.incident_id and newer.id > job.id)
            order by turned_at, id limit 1 for update skip locked
            """;

    private final Transactions transactions;

    Relinks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The job of an incident.
     *
     * @param tenant whose incident it is
     * @param position up to where was looked
     */
    record Relink(UUID id, TenantPath tenant, String incidentId, Place position) {}

    /** Another row for each change, never an update: a change does not wait for a page that is under way. */
    void add(TenantPath tenant, String incidentId) {
        run("insert into relink (id, tenant, incident_id) values (?, ?, ?)", statement -> {
            statement.setObject(1, Ids.next());
            statement.setString(2, tenant.value());
            statement.setString(3, incidentId);
            return statement.executeUpdate();
        });
    }

    /**
     * The job that has waited longest for its turn and may go on, locked until the end of the transaction; those that a later change of the
     * same incident makes needless are dropped.
     */
    Optional<Relink> next() {
        run(NOTE, PreparedStatement::executeUpdate);
        return run(NEXT, statement -> {
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(relink(row)) : Optional.empty();
            }
        });
    }

    private static Relink relink(ResultSet row) throws SQLException {
        var tenant = row.getString(4);
        return new Relink(
                row.getObject(1, UUID.class),
                new TenantPath(row.getString(2)),
                row.getString(3),
                tenant == null ? Place.BEGINNING : new Place(tenant, row.getObject(5, UUID.class)));
    }

    /** Whether there are any. */
    boolean any() {
        return run("select exists (select from relink)", statement -> {
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    /** Looked at up to there; the others come first now. */
    void advance(UUID id, Place position) {
        run(
                "update relink set position_tenant = ?, position = ?, turned_at = clock_timestamp() where id = ?",
                statement -> {
                    statement.setString(1, position.tenant());
                    statement.setObject(2, position.ticketId());
                    statement.setObject(3, id);
                    return statement.executeUpdate();
                });
    }

    void done(UUID id) {
        run("delete from relink where id = ?", statement -> {
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
