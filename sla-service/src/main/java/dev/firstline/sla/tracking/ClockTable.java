package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.LedgerPart;
import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Settlement;
import dev.firstline.sla.clock.Warning;
import dev.firstline.sla.settings.SlaJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    /** Rows that are written at a time: of what is imported no number fills the memory twice. */
    private static final int PAGE = 500;

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
                .filter(one -> one.isWhole() && !one.ticket().fresh())
                .map(one -> one.ticket().id())
                .toList();
        var clocks = derived.stream()
                .filter(one -> !one.isWhole())
                .flatMap(one -> Objects.requireNonNull(one.touched()).stream()
                        .map(key -> ClockRow.idOf(one.ticket().id(), key)))
                .toList();
        if (tickets.isEmpty() && clocks.isEmpty()) {
            return List.of();
        }
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
        for (int from = 0; from < rows.size(); from += PAGE) {
            var page = ClockColumns.json(rows.subList(from, Math.min(rows.size(), from + PAGE)));
            Sql.update(transactions, ClockColumns.INSERT, (_, statement) -> statement.setString(1, page));
        }
    }

    /** @throws IllegalStateException when a row was changed since it was read; the caller's lock should not allow it */
    void update(List<ClockRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var ids = rows.stream().map(ClockRow::id).toList();
        int changed = Sql.update(transactions, ClockColumns.UPDATE, (connection, statement) -> {
            statement.setString(1, ClockColumns.json(rows));
            statement.setArray(2, Sql.uuids(connection, ids));
        });
        if (changed != rows.size()) {
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
                LedgerPart.ledger(SlaJson.read(row.getString("ledger"), LedgerPart[].class)),
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
