package dev.firstline.console.timeline;

import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.sight.Sight;
import dev.firstline.console.view.Fact;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.TenantPath;
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

    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final Object[] KNOWN_KINDS =
            EventCatalog.all().stream().map(EventCatalog.Entry::type).toArray();

    private final Transactions transactions;

    TimelineStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All facts of the tickets, in no order: to derive views from, which then are narrowed for each reader. */
    public Map<UUID, List<Fact>> of(Collection<UUID> tickets) {
        try (var connection = transactions.connection();
                // The sub-select keeps the array's length from the planner, so that one plan serves any number.
                var statement = connection.prepareStatement("""
                        select event_id, ticket_id, tenant, kind, data from timeline_entry
                        where ticket_id = any ((select ?::uuid[])::uuid[])
                        """)) {
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

    /** The facts of one ticket that the reader may see, in order. */
    public List<Fact> seen(Sight sight, UUID ticketId) {
        return page(sight, ticketId, Instant.EPOCH, BEFORE_ALL, Integer.MAX_VALUE);
    }

    /** The same after that place. */
    List<Fact> page(Sight sight, UUID ticketId, Instant afterAt, UUID afterId, int limit) {
        var ofScope = Condition.ofScope(sight.scope(), "tenant");
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        select event_id, tenant, kind, data from timeline_entry fact
                        where ticket_id = ? and (at, event_id) > (?, ?) and kind = any(?)
                          and SCOPE
                          and (? or coalesce(data ->> 'visibility', '') <> 'INTERNAL')
                          and (? or kind not in ('notification.delivered', 'notification.failed') or not exists (
                            select from timeline_entry note where note.event_id = (fact.data ->> 'eventId')::uuid
                            and note.data ->> 'visibility' = 'INTERNAL'))
                        order by at, event_id limit ?
                        """.replace("SCOPE", ofScope.sql()))) {
            statement.setObject(1, ticketId);
            statement.setObject(2, afterAt.atOffset(ZoneOffset.UTC));
            statement.setObject(3, afterId);
            // Those of a newer version would make a page look like the last one.
            statement.setArray(4, connection.createArrayOf("text", KNOWN_KINDS));
            int next = ofScope.bind(statement, 5);
            statement.setBoolean(next++, sight.notes());
            statement.setBoolean(next++, sight.notes());
            statement.setInt(next, limit);
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
        var tenant = new TenantPath(row.getString("tenant"));
        var data = row.getString("data").getBytes(StandardCharsets.UTF_8);
        return EventCatalog.byType(row.getString("kind"))
                .map(entry -> new Fact(id, tenant, EventJson.read(data, entry.record())));
    }
}
