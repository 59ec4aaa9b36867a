package dev.firstline.chassis.ops;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The statements that delete a bite of ended tickets.
 *
 * @param choose selects the ids of tickets, locked; its parameters are the greatest age and how many at most
 * @param deletions in their order; the parameter of each is an array of the ids
 */
public record TicketDeletion(String choose, List<String> deletions) {

    /**
     * Runs them within the open transaction.
     *
     * @param bound what is older than the age: an instant or an id, as {@code choose} compares
     * @return how many tickets were deleted
     */
    public int run(Transactions transactions, Object bound, int atMost) {
        try (var connection = transactions.connection()) {
            var ids = chosen(connection, bound, atMost);
            if (!ids.isEmpty()) {
                for (var sql : deletions) {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                        statement.executeUpdate();
                    }
                }
            }
            return ids.size();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private List<UUID> chosen(Connection connection, Object bound, int atMost) throws SQLException {
        try (var statement = connection.prepareStatement(choose)) {
            statement.setObject(1, bound);
            statement.setInt(2, atMost);
            var ids = new ArrayList<UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
