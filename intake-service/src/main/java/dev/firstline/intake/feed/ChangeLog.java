package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** Notes changes of tickets for the change feed. */
@ApplicationScoped
public class ChangeLog {

    private final Transactions transactions;

    ChangeLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Notes changes, in order, within the transaction that makes them. */
    public void note(List<Noted> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "insert into ticket_change (ticket_id, tenant, version, kind, at) values (?, ?, ?, ?, ?)")) {
            for (var change : changes) {
                statement.setObject(1, change.ticketId());
                statement.setString(2, change.tenant().value());
                statement.setLong(3, change.version());
                statement.setString(4, change.kind().name());
                statement.setObject(5, change.at().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
