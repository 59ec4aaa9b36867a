package dev.firstline.sla.settings;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The customers of whom a ticket is known that the open transaction may see: all that sla knows of customers. */
@ApplicationScoped
class CustomersHeardOf {

    private static final String KNOWN =
            "select named from unnest(?) as named where exists (select 1 from ticket where customer = named)";

    private final Transactions transactions;

    CustomersHeardOf(Transactions transactions) {
        this.transactions = transactions;
    }

    Set<UUID> among(Collection<UUID> named) {
        var known = new HashSet<UUID>();
        if (named.isEmpty()) {
            return known;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, connection.createArrayOf("uuid", named.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
