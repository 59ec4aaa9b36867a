package dev.firstline.sla.timer;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The clocks that are due; within an open transaction of the platform's scope. */
@ApplicationScoped
class DueClocks {

    /**
     * Claims, judges and marks in one statement. Rows that another copy or the keeping of clocks holds are passed by. The
     * condition on the state in the update is the guard: a clock that has ended cannot end again, whatever else fails.
     * statement_timestamp() is the database's time and, unlike clock_timestamp(), can be used with the index.
     * A warning whose clock is due by now is not given any more; of several that were reached, the highest is given.
     */
    static final String FIRE = """
            with claimed as materialized (
                select id from clock
                where state = 'RUNNING' and next_fire_at <= statement_timestamp()
                order by next_fire_at
                limit ?
                for update skip locked)
            update clock set
                state = case when due_at <= statement_timestamp() then 'BREACHED' else 'RUNNING' end,
                ended_at = case when due_at <= statement_timestamp() then due_at end,
                fired_at = case when due_at <= statement_timestamp() then clock_timestamp() end,
                told = case when due_at <= statement_timestamp() then told || array['ended'] else told end,
                warned_percent = greatest(warned_percent, (
                    select max(percent) from unnest(warn_at, warn_percent) as warning (at, percent)
                    where at <= statement_timestamp())),
                next_fire_at = case when due_at > statement_timestamp() then least(due_at, (
                    select min(at) from unnest(warn_at) as warning (at) where at > statement_timestamp())) end,
                version = version + 1
            from claimed
            where clock.id = claimed.id and clock.state = 'RUNNING'
            returning clock.id, ticket_id, tenant, target, state, due_at, warned_percent, clock_timestamp() as noticed_at,
                (select max(at) from unnest(warn_at) as warning (at) where at <= statement_timestamp()) as warned_at
            """;

    private static final String NEXT =
            "select min(next_fire_at) as next, clock_timestamp() as now from clock where state = 'RUNNING'";

    private final Transactions transactions;

    DueClocks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Marks at most that many due clocks, the longest due first; what was done, in order of its instant. */
    List<FiredClock> fire(int atMost) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FIRE)) {
            statement.setInt(1, atMost);
            try (var result = statement.executeQuery()) {
                var fired = new ArrayList<FiredClock>();
                while (result.next()) {
                    fired.add(fired(result));
                }
                fired.sort(Comparator.comparing(FiredClock::at));
                return fired;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * When the timer has to wake up.
     *
     * @param at the nearest instant at which a clock fires; empty when none runs
     * @param now the database's time
     */
    record Next(Optional<Instant> at, Instant now) {}

    Next next() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(NEXT);
                var result = statement.executeQuery()) {
            result.next();
            return new Next(
                    Optional.ofNullable(result.getObject("next", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    instant(result, "now"));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static FiredClock fired(ResultSet row) throws SQLException {
        boolean breached = row.getString("state").equals("BREACHED");
        var dueAt = instant(row, "due_at");
        return new FiredClock(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                SlaTarget.valueOf(row.getString("target")),
                breached,
                breached ? dueAt : instant(row, "warned_at"),
                dueAt,
                row.getInt("warned_percent"),
                instant(row, "noticed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
