package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.Warning;
import dev.firstline.sla.settings.SlaJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The clocks of all tickets; within an open transaction. */
@ApplicationScoped
class ClockTable {

    private static final String FIND = "select * from clock where ticket_id = any(?) order by id";

    private static final String INSERT = """
            insert into clock (state, policy, policy_version, rule, goal, calendar, promised_at, started_at, due_at,
                ended_at, ended_by, fired_at, warn_at, warn_percent, warned_percent, next_fire_at, ledger, told, version,
                id, ticket_id, tenant, target, cycle)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""";

    // The version in the condition: a row that somebody changed since it was read is not written over.
    private static final String UPDATE = """
            update clock set state = ?, policy = ?, policy_version = ?, rule = ?, goal = ?, calendar = ?, promised_at = ?,
                started_at = ?, due_at = ?, ended_at = ?, ended_by = ?, fired_at = ?, warn_at = ?::timestamptz[],
                warn_percent = ?, warned_percent = ?, next_fire_at = ?, ledger = ?::jsonb, told = ?, version = ?
            where id = ? and version = ?""";

    private final Transactions transactions;

    ClockTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The clocks of the tickets, locked until the end of the transaction: the timer passes them by. */
    List<ClockRow> lock(Collection<UUID> ticketIds) {
        return find(FIND + " for update", ticketIds);
    }

    /** The clocks of a ticket. */
    List<ClockRow> find(UUID ticketId) {
        return find(FIND, List.of(ticketId));
    }

    void insert(List<ClockRow> rows) {
        Sql.batch(transactions, INSERT, (connection, statement) -> {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.setObject(20, row.id());
                statement.setObject(21, row.ticketId());
                statement.setString(22, row.tenant().value());
                statement.setString(23, row.target().name());
                statement.setInt(24, row.cycle());
                statement.addBatch();
            }
        });
    }

    /** @throws IllegalStateException when a row was changed since it was read; the caller's lock should not allow it */
    void update(List<ClockRow> rows) {
        var counts = Sql.batch(transactions, UPDATE, (connection, statement) -> {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.setObject(20, row.id());
                statement.setInt(21, row.version() - 1);
                statement.addBatch();
            }
        });
        if (Arrays.stream(counts).anyMatch(count -> count != 1)) {
            throw new IllegalStateException("a clock was changed under its lock");
        }
    }

    private List<ClockRow> find(String sql, Collection<UUID> ticketIds) {
        return Sql.query(
                transactions,
                sql,
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, ticketIds)),
                ClockTable::row);
    }

    private static void bind(Connection connection, PreparedStatement statement, ClockRow row) throws SQLException {
        statement.setString(1, row.state().name());
        statement.setString(2, row.policy());
        statement.setInt(3, row.policyVersion());
        statement.setString(4, row.rule());
        statement.setString(5, row.goal());
        statement.setString(6, row.calendar());
        statement.setObject(7, Sql.utc(row.promisedAt()));
        statement.setObject(8, Sql.utc(row.startedAt()));
        statement.setObject(9, Sql.utc(row.dueAt()));
        statement.setObject(10, Sql.utc(row.endedAt()));
        statement.setObject(11, row.endedBy());
        statement.setObject(12, Sql.utc(row.firedAt()));
        statement.setString(
                13,
                row.warnings().stream()
                        .map(warning -> warning.at().toString())
                        .collect(Collectors.joining(",", "{", "}")));
        statement.setArray(
                14,
                connection.createArrayOf(
                        "int2", row.warnings().stream().map(Warning::percent).toArray()));
        statement.setInt(15, row.warnedPercent());
        statement.setObject(16, Sql.utc(row.nextFireAt()));
        statement.setString(17, SlaJson.write(row.ledger()));
        statement.setArray(18, connection.createArrayOf("text", row.told().toArray()));
        statement.setInt(19, row.version());
    }

    private static ClockRow row(ResultSet row) throws SQLException {
        return new ClockRow(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                SlaTarget.valueOf(row.getString("target")),
                row.getInt("cycle"),
                ClockState.valueOf(row.getString("state")),
                row.getString("policy"),
                row.getInt("policy_version"),
                row.getString("rule"),
                row.getString("goal"),
                row.getString("calendar"),
                row.getObject("promised_at", OffsetDateTime.class).toInstant(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "ended_at"),
                row.getObject("ended_by", UUID.class),
                Sql.instant(row, "fired_at"),
                warnings(row),
                row.getInt("warned_percent"),
                List.of(SlaJson.read(row.getString("ledger"), Interval[].class)),
                Set.of((String[]) row.getArray("told").getArray()),
                row.getInt("version"));
    }

    private static List<Warning> warnings(ResultSet row) throws SQLException {
        var at = (java.sql.Timestamp[]) row.getArray("warn_at").getArray();
        var percent = (Short[]) row.getArray("warn_percent").getArray();
        var warnings = new ArrayList<Warning>();
        for (int i = 0; i < at.length; i++) {
            warnings.add(new Warning(at[i].toInstant(), percent[i]));
        }
        return warnings;
    }
}
