package dev.firstline.chassis.inbox;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ids of events that were applied. */
@ApplicationScoped
class SeenEvents {

    private static final String REMEMBER_UNLESS_BLOCKED =
            "with blocked as materialized (select " + DeadLetters.ANY_BLOCKED + " as any_one)" + """
            , fresh as (
                insert into inbox (consumer, event_id) select ?, id from unnest(?) as id, blocked where not blocked.any_one
                on conflict do nothing returning event_id)
            select blocked.any_one, array(select event_id from fresh) from blocked
            """;

    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final boolean remembering;

    /** @param remembering false only in the proof that the checks of the platform notice a broken inbox */
    SeenEvents(
            Transactions transactions,
            DeadLetters deadLetters,
            @ConfigProperty(name = "firstline.inbox.remembers", defaultValue = "true") boolean remembering) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.remembering = remembering;
    }

    /**
     * Stores the ids within the open transaction and returns those that were not known; stores none, and is empty, when a kept record
     * blocks one of these. One statement for both: a consumer asks this for each batch, and most batches are one event.
     */
    Optional<Set<UUID>> rememberUnlessBlocked(String consumer, List<Received> records, List<UUID> ids) {
        if (!remembering) {
            return deadLetters.anyBlocked(consumer, records) ? Optional.empty() : Optional.of(new HashSet<>(ids));
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(REMEMBER_UNLESS_BLOCKED)) {
            DeadLetters.bindAnyBlocked(statement, consumer, records);
            statement.setString(4, consumer);
            statement.setArray(5, sorted(connection, ids));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1)
                        ? Optional.empty()
                        : Optional.of(new HashSet<>(
                                List.of((UUID[]) result.getArray(2).getArray())));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
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
            statement.setArray(2, sorted(connection, ids));
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

    /** In one order, so that two copies that hold the same events do not wait for each other. */
    private static Array sorted(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.stream().distinct().sorted().toArray());
    }
}
