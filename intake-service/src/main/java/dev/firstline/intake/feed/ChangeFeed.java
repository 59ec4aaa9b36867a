package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads changes in their order, each scope by an index of its own: what other tenants change costs nothing, and neither
 * does what was read before.
 */
@ApplicationScoped
class ChangeFeed {

    private static final String COLUMNS =
            "c.feed_position, c.seq, c.id, c.ticket_id, c.version, c.kind, c.at, c.actor_tenant, c.client, c.subject, c.service";

    /** After the position, below the horizon, with the desk's notes or without. */
    private static final String PART = """
             (c.feed_position, c.seq) > (?, ?) and c.feed_position < ? and (? or not starts_with(c.kind, 'NOTE_'))
            order by c.feed_position, c.seq
            limit ?
            """;

    static final String OF_ALL = "select " + COLUMNS + " from ticket_change c where" + PART;

    static final String OF_ROOT = "select " + COLUMNS + " from ticket_change c where c.root = ? and" + PART;

    /** Goes from one tenant of the subtree to the next by the index, and takes at most a page of each. */
    static final String OF_SUBTREE = """
            with recursive below as (
                select ?::text collate "C" as tenant
                union all
                select (select n.tenant from ticket_change n
                        where n.tenant > greatest(below.tenant, ?::text collate "C") and n.tenant < ?
                        order by n.tenant limit 1)
                from below where below.tenant is not null
            )
            select c.* from below cross join lateral (
                select %COLUMNS% from ticket_change c where c.tenant = below.tenant and%PART%) c
            where below.tenant is not null
            order by c.feed_position, c.seq
            limit ?
            """.replace("%COLUMNS%", COLUMNS).replace("%PART%", PART);

    private final Transactions transactions;

    ChangeFeed(Transactions transactions) {
        this.transactions = transactions;
    }

    record Row(Position position, Change change) {}

    /**
     * The changes of the scope after the position and below the horizon, at most so many; within an open transaction.
     *
     * @param notes whether the reader may see notes of the desk
     */
    List<Row> after(Position position, long horizon, Scope scope, boolean notes, int limit) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql(scope))) {
            int at = 0;
            if (scope instanceof Scope.Tenant(TenantPath path)) {
                statement.setString(++at, path.value());
                if (!isRoot(path)) {
                    statement.setString(++at, path.value() + "/");
                    statement.setString(++at, path.value() + "0");
                }
            }
            statement.setLong(++at, position.place());
            statement.setLong(++at, position.seq());
            statement.setLong(++at, horizon);
            statement.setBoolean(++at, notes);
            statement.setInt(++at, limit);
            if (scope instanceof Scope.Tenant(TenantPath path) && !isRoot(path)) {
                statement.setInt(++at, limit);
            }
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, scope));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static String sql(Scope scope) {
        return switch (scope) {
            case Scope.Platform() -> OF_ALL;
            case Scope.Tenant(TenantPath path) -> isRoot(path) ? OF_ROOT : OF_SUBTREE;
        };
    }

    private static boolean isRoot(TenantPath path) {
        return path.root().equals(path);
    }

    private static Row row(ResultSet result, Scope reader) throws SQLException {
        boolean told = reader.mayKnowPersonsOf(result.getString(8));
        return new Row(
                new Position(result.getLong(1), result.getLong(2)),
                new Change(
                        result.getObject(3, UUID.class),
                        result.getObject(4, UUID.class),
                        result.getLong(5),
                        ChangeKind.valueOf(result.getString(6)),
                        result.getObject(7, OffsetDateTime.class).toInstant(),
                        told ? result.getString(9) : null,
                        told ? result.getString(10) : null,
                        result.getString(11)));
    }
}
