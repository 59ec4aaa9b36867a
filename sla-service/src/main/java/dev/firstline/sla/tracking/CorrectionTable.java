package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told of clocks and no longer held; within an open transaction that holds their rows. */
@ApplicationScoped
class CorrectionTable {

    private static final String INSERT = """
            insert into clock_correction (clock_id, number, ticket_id, tenant, told, told_since, told_due_at, told_paused_for,
                provisional, state, since, due_at, paused_for, cause, caused_by, corrected_at)
            values (?, (select coalesce(max(number), 0) + 1 from clock_correction where clock_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?)""";

    // The first word is never left out; of very many the last ones follow it.
    private static final String FIND = """
            select * from (
                select *, row_number() over (partition by clock_id order by number desc) as back
                from clock_correction where ticket_id = ?) as numbered
            where number = 1 or back < ? order by clock_id, number""";

    private final Transactions transactions;

    CorrectionTable(Transactions transactions) {
        this.transactions = transactions;
    }

    void insert(List<Correction> corrections) {
        if (!corrections.isEmpty()) {
            Sql.batch(transactions, INSERT, (connection, statement) -> {
                for (var correction : corrections) {
                    bind(statement, correction);
                    statement.addBatch();
                }
            });
        }
    }

    /** By clock, in order; of each the first and the last ones, at most so many. */
    Map<UUID, List<CorrectionView>> find(UUID ticketId, int most) {
        record Found(UUID clock, CorrectionView view) {}
        var found = Sql.query(
                transactions,
                FIND,
                (Connection _, PreparedStatement statement) -> {
                    statement.setObject(1, ticketId);
                    statement.setInt(2, most);
                },
                row -> new Found(row.getObject("clock_id", UUID.class), view(row)));
        var byClock = new HashMap<UUID, List<CorrectionView>>();
        found.forEach(one -> byClock.computeIfAbsent(one.clock, any -> new java.util.ArrayList<>())
                .add(one.view));
        return byClock;
    }

    private static void bind(PreparedStatement statement, Correction correction) throws SQLException {
        var clock = correction.clock();
        statement.setObject(1, clock.id());
        statement.setObject(2, clock.id());
        statement.setObject(3, clock.ticketId());
        statement.setString(4, clock.tenant().value());
        bind(statement, 5, correction.told());
        statement.setBoolean(9, correction.provisional());
        bind(statement, 10, correction.now());
        statement.setString(14, correction.cause().name());
        statement.setObject(15, correction.causedBy());
        statement.setObject(16, Sql.utc(correction.at()));
    }

    private static void bind(PreparedStatement statement, int from, Standing standing) throws SQLException {
        statement.setString(from, standing.state().name());
        statement.setObject(from + 1, Sql.utc(standing.since()));
        statement.setObject(from + 2, Sql.utc(standing.dueAt()));
        statement.setString(
                from + 3,
                standing.pausedFor() == null ? null : standing.pausedFor().name());
    }

    private static CorrectionView view(ResultSet row) throws SQLException {
        return new CorrectionView(
                Sql.given(row, "corrected_at"),
                CorrectionCause.valueOf(row.getString("cause")),
                row.getObject("caused_by", UUID.class),
                row.getBoolean("provisional"),
                standing(row, "told", "told_since", "told_due_at", "told_paused_for"),
                standing(row, "state", "since", "due_at", "paused_for"));
    }

    private static Standing standing(ResultSet row, String state, String since, String dueAt, String pausedFor)
            throws SQLException {
        return new Standing(
                ClockState.valueOf(row.getString(state)),
                Sql.given(row, since),
                Sql.instant(row, dueAt),
                pause(row.getString(pausedFor)));
    }

    private static @Nullable PauseCause pause(@Nullable String name) {
        return name == null ? null : PauseCause.valueOf(name);
    }
}
