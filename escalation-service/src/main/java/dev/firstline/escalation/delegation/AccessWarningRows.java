package dev.firstline.escalation.delegation;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.ledger.ExpiryWarning;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was warned of, and what is to be looked at when. Every method runs within an open transaction of the platform. None makes a new version
 * of what people see.
 */
@ApplicationScoped
class AccessWarningRows {

    private final Transactions transactions;

    AccessWarningRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The one that has waited longest; not locked. */
    Optional<UUID> next(Instant now) {
        return run("select id from customer_access where look_at <= ? order by look_at, id limit 1", statement -> {
            statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        });
    }

    void lookAt(UUID id, @Nullable Instant at) {
        run("update customer_access set look_at = ? where id = ?", statement -> {
            statement.setObject(1, at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            statement.setObject(2, id);
            return statement.executeUpdate();
        });
    }

    /** The latest warning of each relation. */
    Map<String, ExpiryWarning> of(UUID id) {
        return run("select relation, last_day, days from access_warning where access_id = ?", statement -> {
            statement.setObject(1, id);
            var told = new HashMap<String, ExpiryWarning>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.put(rows.getString(1), new ExpiryWarning(rows.getObject(2, LocalDate.class), rows.getInt(3)));
                }
            }
            return told;
        });
    }

    void told(UUID id, String tenant, String relation, ExpiryWarning warning) {
        run("""
            insert into access_warning (access_id, relation, tenant, last_day, days) values (?, ?, ?, ?, ?)
            on conflict (access_id, relation) do update set last_day = excluded.last_day, days = excluded.days
            """, statement -> {
            statement.setObject(1, id);
            statement.setString(2, relation);
            statement.setString(3, tenant);
            statement.setObject(4, warning.lastDay());
            statement.setInt(5, warning.before());
            return statement.executeUpdate();
        });
    }

    /** Forgets what was told of relations that are warned of no more. */
    void keepOnly(UUID id, Collection<String> relations) {
        run("delete from access_warning where access_id = ? and relation <> all(?)", statement -> {
            statement.setObject(1, id);
            statement.setArray(2, statement.getConnection().createArrayOf("text", relations.toArray()));
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
