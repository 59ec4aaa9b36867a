package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of tickets that were found by something else than a list. */
@ApplicationScoped
public class FoundTickets {

    private static final String OF_IDS = "select " + SummaryRow.COLUMNS + " from ticket where ticket.id = any(?)";

    private final Transactions transactions;

    FoundTickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The tickets with these ids that the open transaction may see, as they are shown to that reader. */
    public Map<UUID, TicketSummary> of(List<UUID> ids, Scope reader) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(OF_IDS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var found = new HashMap<UUID, TicketSummary>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var ticket = SummaryRow.read(row, reader);
                    found.put(ticket.id(), ticket);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
