package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes changes of tickets for the change feed. */
@ApplicationScoped
public class ChangeLog {

    /** The place is the ticket's, which it got with the change itself, under its lock. */
    private static final String INSERT = """
            insert into ticket_change (
                feed_position, ticket_id, tenant, version, kind, at, actor_tenant, client, subject, service)
            select (select feed_position from ticket where id = noted.ticket_id),
                   ticket_id, tenant, version, kind, at, actor_tenant, client, subject, service
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as noted (
                ticket_id, tenant, version, kind, at, actor_tenant, client, subject, service, n)
            order by n
            """;

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
            var columns = List.of(
                    new Column("uuid", Noted::ticketId),
                    new Column("text", noted -> noted.tenant().value()),
                    new Column("bigint", Noted::version),
                    new Column("text", noted -> noted.kind().name()),
                    new Column("timestamptz", noted -> noted.at().atOffset(ZoneOffset.UTC)),
                    new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.tenant() : null),
                    new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.client() : null),
                    new Column("text", noted -> noted.by() instanceof Actor.Bearer by ? by.subject() : null),
                    new Column("text", noted -> noted.by() instanceof Actor.Service by ? by.name() : null));
            for (int i = 0; i < columns.size(); i++) {
                var values = changes.stream().map(columns.get(i).of()).toArray();
                statement.setArray(
                        i + 1, connection.createArrayOf(columns.get(i).type(), values));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private record Column(String type, Function<Noted, @Nullable Object> of) {}
}
