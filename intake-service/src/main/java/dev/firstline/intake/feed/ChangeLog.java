package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes changes of tickets for the change feed. */
@ApplicationScoped
public class ChangeLog {

    /**
     * Notes changes in their order; to be completed by the place of a change and by what it is read from, beside {@code noted}.
     * {@link #bind} gives the values.
     */
    public static final String INSERT_NOTED = """
            insert into ticket_change (
                feed_position, ticket_id, tenant, version, kind, at, actor_tenant, client, subject, service)
            select %s, noted.ticket_id, noted.tenant, noted.version, noted.kind, noted.at,
                   noted.actor_tenant, noted.client, noted.subject, noted.service
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as noted (
                ticket_id, tenant, version, kind, at, actor_tenant, client, subject, service, n) %s
            order by noted.n
            """;

    /** The place is the ticket's, which it got with the change itself, under its lock. */
    private static final String INSERT =
            INSERT_NOTED.formatted("(select feed_position from ticket where id = noted.ticket_id)", "");

    private static final List<Column> COLUMNS = List.of(
            new Column("uuid", Noted::ticketId),
            new Column("text", noted -> noted.tenant().value()),
            new Column("bigint", Noted::version),
            new Column("text", noted -> noted.kind().name()),
            new Column("timestamptz", noted -> noted.at().atOffset(ZoneOffset.UTC)),
            new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.tenant() : null),
            new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.client() : null),
            new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.subject() : null),
            new Column("text", noted -> noted.by() instanceof Actor.Service by ? by.name() : null));

    private final Transactions transactions;

    ChangeLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Notes changes, in order, within the transaction that made them and after the tickets were stored. */
    public void note(List<Noted> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(INSERT)) {
            bind(statement, 1, changes);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Binds the changes to {@link #INSERT_NOTED}, from that parameter on. */
    public static void bind(PreparedStatement statement, int from, List<Noted> changes) throws SQLException {
        int at = from;
        for (var column : COLUMNS) {
            var values = changes.stream().map(column.of()).toArray();
            statement.setArray(at++, statement.getConnection().createArrayOf(column.type(), values));
        }
    }

    private record Column(String type, Function<Noted, @Nullable Object> of) {}
}
