package dev.firstline.console.timeline;

import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.view.Fact;
import dev.firstline.contracts.EventCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The facts of all tickets, as they were published. */
@ApplicationScoped
public class TimelineStore {

    private final Transactions transactions;

    TimelineStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps facts; one that is kept already stays as it is. */
    public void add(Collection<TimelineEntry> entries) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
                        """)) {
            for (var entry : entries) {
                statement.setObject(1, entry.fact().eventId());
                statement.setObject(2, entry.ticketId());
                statement.setString(3, entry.tenant().value());
                statement.setObject(4, entry.fact().at().atOffset(ZoneOffset.UTC));
                statement.setString(5, entry.topic());
                statement.setString(6, entry.kind());
                statement.setString(7, new String(EventJson.write(entry.fact().event()), StandardCharsets.UTF_8));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** All facts of the tickets, in no order. */
    public Map<UUID, List<Fact>> of(Collection<UUID> tickets) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "select event_id, ticket_id, kind, data from timeline_entry where ticket_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", tickets.toArray()));
            var facts = new HashMap<UUID, List<Fact>>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var ticket = result.getObject("ticket_id", UUID.class);
                    fact(result)
                            .ifPresent(fact -> facts.computeIfAbsent(ticket, id -> new ArrayList<>())
                                    .add(fact));
                }
            }
            return facts;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Facts of one ticket in order, after that place. */
    List<Fact> page(UUID ticketId, Instant afterAt, UUID afterId, int limit) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        select event_id, kind, data from timeline_entry
                        where ticket_id = ? and (at, event_id) > (?, ?) order by at, event_id limit ?
                        """)) {
            statement.setObject(1, ticketId);
            statement.setObject(2, afterAt.atOffset(ZoneOffset.UTC));
            statement.setObject(3, afterId);
            statement.setInt(4, limit);
            var facts = new ArrayList<Fact>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    fact(result).ifPresent(facts::add);
                }
            }
            return facts;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Empty for a type that a newer version stored before this one was put back. */
    private static Optional<Fact> fact(ResultSet row) throws SQLException {
        var id = row.getObject("event_id", UUID.class);
        var data = row.getString("data").getBytes(StandardCharsets.UTF_8);
        return EventCatalog.byType(row.getString("kind"))
                .map(entry -> new Fact(id, EventJson.read(data, entry.record())));
    }
}
