package dev.firstline.chassis.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes due jobs, fairly: shares that lie within each other in turn (the trees of tenants, in each the tenants, of each tenant first the oldest
 * of every queue, then the second oldest, and so on), and nobody beyond a share. The spare of each share is only for those of whom nothing
 * is under way. So neither a long queue, nor a thousand queues, nor a few receivers that hang delay anybody else's first job.
 *
 * <p>A claim is a lease with a number: what a killed worker had taken is due again when the lease has passed, and a result counts only while
 * its number is the latest. Losing a claim in a crash of the database only means that another worker takes it: no need to wait for the disk.
 */
public final class FairClaim<J> {

    /** Each rank is given among those whom the ranks before have let pass, so that nobody waits behind one who must wait himself. */
    private static final String RANK = """
            ,
            ranked_SHARE as (
                select t.*, row_number() over (partition by t.SHARE order by ORDER) + coalesce(flight.number, 0) as in_SHARE
                from FROM t left join unnest(?, ?) as flight (had, number) on flight.had = t.SHARE),
            of_SHARE as (
                select * from ranked_SHARE t
                where t.SHARE is null or t.in_SHARE <= case when t.OUTER = 1 then ? else ? end)""";

    private static final String TAKE = """
            ,
            ranked as (select t.*, row_number() over (order by ORDER) as of_all from FROM t),
            candidate as (select * from ranked t where t.of_all <= case when t.OUTER = 1 then ? else ? end),
            taken as (
                select KEPT from TABLE d join candidate t on t.id = d.id
                where WAITS and d.DUE <= now()
                for update of d skip locked),
            free as (FREE)
            update TABLE d
            set leased_until = now() + ?::interval, DUE = now() + ?::interval, lease = d.lease + 1
            from free, (select set_config('synchronous_commit', 'off', true)) as hasty
            where d.id = free.id
            returning RETURNED
            """;

    private final String sql;
    private final List<Share<J>> shares;
    private final int all;
    private final String lease;

    /** Binds the parameters of the queue's own, and returns the place behind them. */
    @FunctionalInterface
    public interface Parameters {

        int bind(PreparedStatement statement, int at) throws SQLException;
    }

    /** Makes a job of a row that was claimed. */
    @FunctionalInterface
    public interface Row<J> {

        J job(ResultSet row) throws SQLException;
    }

    /**
     * Prepares the text of the statement.
     *
     * @param nested shares of which each lies within the next, the narrowest first; one at least
     * @param across shares beside them
     * @param all how many jobs this process may have under way
     * @param lease how long a claimed job belongs to its worker
     */
    public FairClaim(Claimable rows, List<Share<J>> nested, List<Share<J>> across, int all, Duration lease) {
        this.shares = new ArrayList<>(nested);
        this.shares.addAll(across);
        this.all = all;
        this.lease = lease.toString();
        this.sql = text(rows, nested, across);
    }

    /**
     * Claims, within an open transaction that sees all tenants.
     *
     * @param most how many at most
     * @param underWay what this process has already
     */
    public List<J> take(Connection connection, int most, InFlight.Counts underWay, Parameters own, Row<J> row)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int at = own.bind(statement, 1);
            for (var share : shares) {
                at = underWay.bind(statement, at, share.name());
                statement.setInt(at++, share.most());
                statement.setInt(at++, share.others());
            }
            statement.setInt(at++, most);
            statement.setInt(at++, most - (all - Share.withoutSpare(all)));
            statement.setString(at++, lease);
            statement.setString(at, lease);
            var jobs = new ArrayList<J>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    jobs.add(row.job(rows));
                }
            }
            return jobs;
        }
    }

    private static <J> String text(Claimable rows, List<Share<J>> nested, List<Share<J>> across) {
        var sql = new StringBuilder("with recursive ").append(rows.queue());
        var from = "due";
        var outer = "turn";
        for (var share : nested) {
            // Within the narrowest share what is urgent goes before whose turn it is.
            var order = from.equals("due") ? rows.first() + "t.turn, t.due_at" : inTurn(outer, rows);
            sql.append(ranked(share, from, order, outer));
            from = "of_" + share.name();
            outer = "in_" + share.name();
        }
        for (var share : across) {
            sql.append(ranked(share, from, inTurn(outer, rows), outer));
            from = "of_" + share.name();
        }
        return sql.append(TAKE.replace("ORDER", inTurn(outer, rows))
                        .replace("FROM", from)
                        .replace("OUTER", outer)
                        .replace("KEPT", rows.kept())
                        .replace("TABLE", rows.table())
                        .replace("WAITS", rows.waits())
                        .replace("DUE", rows.due())
                        .replace("FREE", rows.free())
                        .replace("RETURNED", rows.returned()))
                .toString();
    }

    private static String ranked(Share<?> share, String from, String order, String outer) {
        return RANK.replace("ORDER", order)
                .replace("FROM", from)
                .replace("OUTER", outer)
                .replace("SHARE", share.name());
    }

    private static String inTurn(String outer, Claimable rows) {
        return "t." + outer + ", " + rows.first() + "t.due_at";
    }
}
