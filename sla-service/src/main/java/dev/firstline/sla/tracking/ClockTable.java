package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Settlement;
import dev.firstline.sla.clock.Warning;
import dev.firstline.sla.settings.SlaJson;
import dev.firstline.sla.settling.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clocks of all tickets; within an open transaction. */
@ApplicationScoped
class ClockTable {

    private static final String FIND = "select * from clock where ticket_id = any(?) order by id";

    private static final String LOCK =
            "select * from clock where ticket_id = any(?) or id = any(?) order by id for update";

    private static final String INSERT = """
            insert into clock (state, policy, policy_version, rule, goal, calendar, promised_at, started_at, due_at,
                ended_at, ended_by, fired_at, warn_at, warn_percent, warn_before, warned_percent, warned_before, overdue_at,
                overdue_after, overdue_told, next_fire_at, ledger, told, version, end_cause, counts_as, settled_at, settled_by,
                late_micros, verdict, provisional, id, ticket_id, tenant, target, cycle, partition)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?::jsonb, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    // The version in the condition: a row that somebody changed since it was read is not written over.
    private static final String UPDATE = """
            update clock set state = ?, policy = ?, policy_version = ?, rule = ?, goal = ?, calendar = ?, promised_at = ?,
                started_at = ?, due_at = ?, ended_at = ?, ended_by = ?, fired_at = ?, warn_at = ?::timestamptz[],
                warn_percent = ?, warn_before = ?, warned_percent = ?, warned_before = ?, overdue_at = ?::timestamptz[],
                overdue_after = ?, overdue_told = ?, next_fire_at = ?, ledger = ?::jsonb, told = ?, version = ?,
                end_cause = ?, counts_as = ?, settled_at = ?, settled_by = ?, late_micros = ?, verdict = ?, provisional = ?
            where id = ? and version = ?""";

    private final Transactions transactions;

    ClockTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The clocks of the tickets, locked until the end of the transaction: the timer passes them by. */
    List<ClockRow> lock(Collection<UUID> ticketIds) {
        return find(FIND + " for update", ticketIds);
    }

    /** The same of the clocks that were derived: all of a ticket's where the whole of it was, else those that were touched. */
    List<ClockRow> lock(List<Deriving.Derived> derived) {
        var tickets = derived.stream()
                .filter(Deriving.Derived::isWhole)
                .map(one -> one.ticket().id())
                .toList();
        var clocks = derived.stream()
                .filter(one -> !one.isWhole())
                .flatMap(one -> Objects.requireNonNull(one.touched()).stream()
                        .map(key -> ClockRow.idOf(one.ticket().id(), key)))
                .toList();
        return Sql.query(
                transactions,
                LOCK,
                (connection, statement) -> {
                    statement.setArray(1, Sql.uuids(connection, tickets));
                    statement.setArray(2, Sql.uuids(connection, clocks));
                },
                ClockTable::row);
    }

    /** The clocks of a ticket. */
    List<ClockRow> find(UUID ticketId) {
        return find(FIND, List.of(ticketId));
    }

    void insert(List<ClockRow> rows) {
        Sql.batch(transactions, INSERT, (connection, statement) -> {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.setObject(32, row.id());
                statement.setObject(33, row.ticketId());
                statement.setString(34, row.tenant().value());
                statement.setString(35, row.target().name());
                statement.setInt(36, row.cycle());
                statement.setInt(37, Partitions.of(row.ticketId()));
                statement.addBatch();
            }
        });
    }

    /** @throws IllegalStateException when a row was changed since it was read; the caller's lock should not allow it */
    void update(List<ClockRow> rows) {
        var counts = Sql.batch(transactions, UPDATE, (connection, statement) -> {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.setObject(32, row.id());
                statement.setInt(33, row.version() - 1);
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
        bind(connection, statement, row.watch());
        statement.setObject(21, Sql.utc(row.nextFireAt()));
        statement.setString(22, SlaJson.write(row.ledger()));
        statement.setArray(23, connection.createArrayOf("text", row.told().toArray()));
        statement.setInt(24, row.version());
        bind(statement, row.ending());
    }

    private static void bind(PreparedStatement statement, Ending ending) throws SQLException {
        var settled = ending.settlement();
        statement.setString(25, name(ending.cause()));
        statement.setString(26, name(ending.countsAs()));
        statement.setObject(27, settled == null ? null : Sql.utc(settled.at()));
        statement.setObject(28, settled == null ? null : settled.eventId());
        statement.setObject(29, settled == null ? null : Sql.micros(settled.late()));
        statement.setString(30, name(ending.verdict()));
        statement.setBoolean(31, ending.provisional());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static void bind(Connection connection, PreparedStatement statement, Watch watch) throws SQLException {
        var warnings = watch.warnings();
        var overdues = watch.overdues();
        statement.setString(13, Sql.instants(warnings.stream().map(Warning::at)));
        statement.setArray(
                14,
                connection.createArrayOf(
                        "int2", warnings.stream().map(Warning::percent).toArray()));
        statement.setArray(
                15,
                connection.createArrayOf(
                        "int8",
                        warnings.stream()
                                .map(warning -> Sql.seconds(warning.before()))
                                .toArray()));
        statement.setInt(16, watch.warnedPercent());
        statement.setObject(17, Sql.seconds(watch.warnedBefore()));
        statement.setString(18, Sql.instants(overdues.stream().map(Overdue::at)));
        statement.setArray(
                19,
                connection.createArrayOf(
                        "int8",
                        overdues.stream()
                                .map(overdue -> overdue.after().toSeconds())
                                .toArray()));
        statement.setLong(20, watch.overdueTold().toSeconds());
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
                ending(row),
                watch(row),
                List.of(SlaJson.read(row.getString("ledger"), Interval[].class)),
                Set.of((String[]) row.getArray("told").getArray()),
                row.getInt("version"));
    }

    private static Ending ending(ResultSet row) throws SQLException {
        var settledAt = Sql.instant(row, "settled_at");
        return new Ending(
                named(CancellationCause.class, row.getString("end_cause")),
                named(ClockState.class, row.getString("counts_as")),
                settledAt == null
                        ? null
                        : new Settlement(
                                settledAt,
                                row.getObject("settled_by", UUID.class),
                                Duration.of(row.getLong("late_micros"), ChronoUnit.MICROS)),
                named(Verdict.class, row.getString("verdict")),
                row.getBoolean("provisional"));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                warnings(row),
                row.getInt("warned_percent"),
                Sql.time(row.getObject("warned_before", Long.class)),
                overdues(row),
                Duration.ofSeconds(row.getLong("overdue_told")));
    }

    private static List<Warning> warnings(ResultSet row) throws SQLException {
        var at = (Timestamp[]) row.getArray("warn_at").getArray();
        var percent = (Short[]) row.getArray("warn_percent").getArray();
        // Empty in rows from before warnings by time.
        var before = (Long[]) row.getArray("warn_before").getArray();
        var warnings = new ArrayList<Warning>();
        for (int i = 0; i < at.length; i++) {
            warnings.add(new Warning(at[i].toInstant(), percent[i], Sql.time(i < before.length ? before[i] : null)));
        }
        return warnings;
    }

    private static List<Overdue> overdues(ResultSet row) throws SQLException {
        var at = (Timestamp[]) row.getArray("overdue_at").getArray();
        var after = (Long[]) row.getArray("overdue_after").getArray();
        var overdues = new ArrayList<Overdue>();
        for (int i = 0; i < at.length; i++) {
            overdues.add(new Overdue(at[i].toInstant(), Duration.ofSeconds(after[i])));
        }
        return overdues;
    }
}
