package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which external references have a ticket already. */
@ApplicationScoped
class TakenReferences {

    private final Transactions transactions;

    TakenReferences(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The ticket that has a reference. */
    record By(UUID ticketId, TicketNumber number, TicketStatus status) {

        Problem refusal() {
            return Problem.conflict("This externalReference belongs to ticket " + number
                            + "; read that one, or send another reference.")
                    .with("ticketId", ticketId)
                    .with("number", number)
                    .with("ticketStatus", status);
        }
    }

    /** Those of the references that the filer has used, with their tickets; within an open transaction. */
    Map<String, By> among(TenantPath filer, List<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        select external_reference, id, number, status from ticket
                        where filer = ? and external_reference = any(?)
                        """)) {
            statement.setString(1, filer.value());
            statement.setArray(2, connection.createArrayOf("text", references.toArray()));
            var taken = new HashMap<String, By>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    taken.put(
                            row.getString(1),
                            new By(
                                    row.getObject(2, UUID.class),
                                    new TicketNumber(row.getLong(3)),
                                    TicketStatus.valueOf(row.getString(4))));
                }
            }
            return taken;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
