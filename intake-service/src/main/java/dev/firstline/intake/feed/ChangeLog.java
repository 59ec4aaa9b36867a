package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Notes changes of tickets for the change feed. */
@ApplicationScoped
public class ChangeLog {

    private final Transactions transactions;

    ChangeLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Notes one change within the transaction that makes it. */
    public void note(TenantPath tenant, UUID ticketId, long version, ChangeKind kind, Instant at) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "insert into ticket_change (ticket_id, tenant, version, kind, at) values (?, ?, ?, ?, ?)")) {
            statement.setObject(1, ticketId);
            statement.setString(2, tenant.value());
            statement.setLong(3, version);
            statement.setString(4, kind.name());
            statement.setObject(5, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
