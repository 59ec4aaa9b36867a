package dev.firstline.benchmarks.intake;

import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What the intake database holds of the tickets that were answered with 201. */
final class AcceptedTickets {

    private final SuperuserDataSource intake;

    AcceptedTickets(SuperuserDataSource intake) {
        this.intake = intake;
    }

    /** How many of the ids are no stored ticket whose opening is in the outbox. */
    long missing(List<String> ids) throws SQLException {
        try (var connection = intake.getConnection();
                var statement = connection.prepareStatement("""
                        select count(*) from unnest(?) as accepted (id)
                        where not exists (select from ticket where ticket.id = accepted.id)
                           or accepted.id not in (
                               select key::uuid from outbox where headers ->> 'ce_type' = 'ticket.opened')""")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ids.stream().map(UUID::fromString).toArray()));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** How many events still wait for the relay. */
    long pending() throws SQLException {
        try (var connection = intake.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from outbox_pending")) {
            result.next();
            return result.getLong(1);
        }
    }
}
