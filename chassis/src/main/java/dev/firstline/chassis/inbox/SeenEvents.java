package dev.firstline.chassis.inbox;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ids of events that were applied. */
@ApplicationScoped
class SeenEvents {

    private final Transactions transactions;
    private final boolean remembering;

    /** @param remembering false only in the proof that the checks of the platform notice a broken inbox */
    SeenEvents(
            Transactions transactions,
            @ConfigProperty(name = "firstline.inbox.remembers", defaultValue = "true") boolean remembering) {
        this.transactions = transactions;
        this.remembering = remembering;
    }

    /** Stores the ids within the open transaction and returns those that were not known. */
    Set<UUID> remember(String consumer, List<UUID> ids) {
        if (!remembering) {
            return new HashSet<>(ids);
        }
        // The unique key decides, not a look beforehand: two copies may hold the same event after a rebalance.
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        insert into inbox (consumer, event_id) select ?, id from unnest(?) as id
                        on conflict do nothing returning event_id
                        """)) {
            statement.setString(1, consumer);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", ids.stream().distinct().sorted().toArray()));
            var fresh = new HashSet<UUID>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    fresh.add(result.getObject(1, UUID.class));
                }
            }
            return fresh;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
