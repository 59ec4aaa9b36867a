package dev.firstline.escalation.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What the desk did on tickets before a vendor is asked. Every method runs within an open transaction. */
@ApplicationScoped
public class TicketChecks {

    private static final String KEEP = """
            insert into ticket_check (ticket_id, tenant, kind, result, done_at, recorded_at) values (?, ?, ?, ?, ?, ?)
            on conflict (ticket_id, kind) do update set
                result = excluded.result, done_at = excluded.done_at, recorded_at = excluded.recorded_at
                where ticket_check.recorded_at <= excluded.recorded_at
            """;

    private final Transactions transactions;

    TicketChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps them in their order, unless later ones are kept already. */
    public void keep(Collection<HeardCheck> heard) {
        if (heard.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var check : heard) {
                statement.setObject(1, check.ticketId());
                statement.setString(2, check.tenant().value());
                statement.setString(3, check.check().name());
                statement.setString(4, check.result().name());
                statement.setTimestamp(5, Timestamp.from(check.doneAt()));
                statement.setTimestamp(6, Timestamp.from(check.recordedAt()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Those of a ticket that the transaction may see, in the usual order of the work. */
    public List<HeardCheck> of(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select * from ticket_check where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            var found = new ArrayList<HeardCheck>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new HeardCheck(
                            ticketId,
                            new TenantPath(row.getString("tenant")),
                            Check.valueOf(row.getString("kind")),
                            CheckResult.valueOf(row.getString("result")),
                            row.getTimestamp("done_at").toInstant(),
                            row.getTimestamp("recorded_at").toInstant()));
                }
            }
            found.sort(Comparator.comparing(HeardCheck::check));
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
