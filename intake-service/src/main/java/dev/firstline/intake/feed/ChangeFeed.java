package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads changes in their order, up to the oldest transaction that is still running: what is not there yet can only
 * appear behind everything that was read.
 */
@ApplicationScoped
class ChangeFeed {

    private static final String READ = """
            select xid::text, seq, ticket_id, version, kind, at
            from ticket_change
            where (xid, seq) > (?::xid8, ?)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
              and (? or tenant = ? or starts_with(tenant, ? || '/'))
              and (? or kind <> 'NOTE_ADDED')
            order by xid, seq
            limit ?
            """;

    private final Transactions transactions;

    ChangeFeed(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Where a reader stands: transaction and change within it. */
    record Position(String xid, long seq) {

        static final Position START = new Position("0", 0);
    }

    record Row(Position position, Change change) {}

    /** The changes after that position, at most so many; within an open transaction. */
    List<Row> after(Position position, Scope scope, boolean notes, int limit) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(READ)) {
            statement.setString(1, position.xid());
            statement.setLong(2, position.seq());
            statement.setBoolean(3, scope instanceof Scope.Platform);
            statement.setString(4, scope.setting());
            statement.setString(5, scope.setting());
            statement.setBoolean(6, notes);
            statement.setInt(7, limit);
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                new Position(result.getString(1), result.getLong(2)),
                new Change(
                        result.getObject(3, UUID.class),
                        result.getLong(4),
                        ChangeKind.valueOf(result.getString(5)),
                        result.getObject(6, OffsetDateTime.class).toInstant()));
    }
}
