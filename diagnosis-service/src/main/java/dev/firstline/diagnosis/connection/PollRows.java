package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.graph.GraphReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows that polls leave behind. Every method runs within an open transaction. */
@ApplicationScoped
class PollRows {

    private static final int MOST_UNWELL = 100;

    /** A row that nobody has claimed is one whose result is recorded already. */
    private static final String LATEST = " where id = ? and lease = ? and leased_until is not null";

    private final Transactions transactions;

    PollRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Records a poll that went well; false when its claim was lost meanwhile. */
    boolean succeeded(PollJob job, GraphReading reading, Instant now, Duration wait) {
        var unwell = reading.services().stream()
                .filter(state -> !state.isWell())
                .limit(MOST_UNWELL)
                .toList();
        return run("""
            update health_connection
            set leased_until = null, failures = 0, last_poll_at = ?, last_success_at = ?, last_failure = null, next_poll_at = ?,
                services = ?, unwell = ?::jsonb, unreadable = ?
            """ + LATEST, statement -> {
            statement.setObject(1, HealthConnectionStore.time(now));
            statement.setObject(2, HealthConnectionStore.time(now));
            statement.setObject(3, HealthConnectionStore.time(now.plus(wait)));
            statement.setInt(4, reading.services().size());
            statement.setString(5, HealthConnectionStore.json(unwell));
            statement.setInt(6, reading.unreadable());
            statement.setObject(7, job.connection());
            statement.setInt(8, job.lease());
            return statement.executeUpdate() == 1;
        });
    }

    /** Records one that did not; false when its claim was lost meanwhile. */
    boolean failed(PollResult.Failed failed, Instant now, Duration wait) {
        var job = failed.job();
        return failed.counts()
                ? run("""
            update health_connection
            set leased_until = null, failures = failures + 1, last_poll_at = ?, last_failure = ?, next_poll_at = ?
            """ + LATEST, statement -> {
                    statement.setObject(1, HealthConnectionStore.time(now));
                    statement.setString(2, failed.failure().name());
                    statement.setObject(3, HealthConnectionStore.time(now.plus(wait)));
                    statement.setObject(4, job.connection());
                    statement.setInt(5, job.lease());
                    return statement.executeUpdate() == 1;
                })
                : run("update health_connection set leased_until = null, next_poll_at = ?" + LATEST, statement -> {
                    statement.setObject(1, HealthConnectionStore.time(now.plus(wait)));
                    statement.setObject(2, job.connection());
                    statement.setInt(3, job.lease());
                    return statement.executeUpdate() == 1;
                });
    }

    /** Incidents that the vendor had open for the directory. */
    Set<String> held(UUID connection) {
        return run("select incident_id from health_issue where connection_id = ?", statement -> {
            statement.setObject(1, connection);
            return ids(statement);
        });
    }

    /** Those of some incidents that other connections of the tenant have open; the incidents have to be locked. */
    Set<String> heldBeside(UUID connection, TenantPath tenant, List<String> incidents) {
        return run(
                "select distinct incident_id from health_issue"
                        + " where tenant = ? and incident_id = any (?) and connection_id <> ?",
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setArray(2, statement.getConnection().createArrayOf("text", incidents.toArray()));
                    statement.setObject(3, connection);
                    return ids(statement);
                });
    }

    void hold(PollJob job, String incident, Instant now) {
        run("insert into health_issue (connection_id, incident_id, tenant, since) values (?, ?, ?, ?)", statement -> {
            statement.setObject(1, job.connection());
            statement.setString(2, incident);
            statement.setString(3, job.tenant().value());
            statement.setObject(4, HealthConnectionStore.time(now));
            return statement.executeUpdate();
        });
    }

    void letGo(UUID connection, String incident) {
        run("delete from health_issue where connection_id = ? and incident_id = ?", statement -> {
            statement.setObject(1, connection);
            statement.setString(2, incident);
            return statement.executeUpdate();
        });
    }

    private static Set<String> ids(PreparedStatement statement) throws SQLException {
        var found = new HashSet<String>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
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
