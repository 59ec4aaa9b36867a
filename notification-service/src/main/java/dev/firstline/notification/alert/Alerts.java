package dev.firstline.notification.alert;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.notification.delivery.DeliverySignal;
import dev.firstline.notification.eventtype.EventPattern;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes a pending delivery for each event and each subscription that wants it. Within an open transaction. */
@ApplicationScoped
public class Alerts {

    /** A subscription of the event's tenant or of one above it, switched on, wanting the type. */
    private static final String WANTED = """
            select s.id, s.tenant, s.channel, e.n
            from unnest(?, ?, ?) as e (n, type, family)
            join unnest(?, ?) as listener (n, tenant) using (n)
            join subscription s using (tenant)
            where s.event_types && array[e.type, e.family, '*'] and s.state = 'ACTIVE'
            """;

    private static final String INSERT = """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id, payload,
                traceparent, urgency)
            select d.*, p.event_tenant, p.ticket_id, p.payload, p.traceparent, p.urgency
            from unnest(?, ?, ?, ?, ?, ?) as d (id, subscription_id, tenant, channel, event_id, event_type)
            join unnest(?, ?, ?, ?, ?, ?) as p (event_id, event_tenant, ticket_id, payload, traceparent, urgency) using (event_id)
            """;

    private final Transactions transactions;
    private final DeliverySignal signal;

    Alerts(Transactions transactions, DeliverySignal signal) {
        this.transactions = transactions;
        this.signal = signal;
    }

    void tell(List<EventEnvelope<?>> events) {
        try (var connection = transactions.connection()) {
            var wanted = wanted(connection, events);
            if (!wanted.isEmpty()) {
                insert(connection, wanted);
                signal.wakeAfterCommit();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static List<Wanted> wanted(Connection connection, List<EventEnvelope<?>> events) throws SQLException {
        var places = IntStream.range(0, events.size()).boxed().toList();
        var listeners = places.stream()
                .flatMap(n -> upwards(events.get(n).tenant()).stream().map(tenant -> new Listener(n, tenant)))
                .toList();
        try (var statement = connection.prepareStatement(WANTED)) {
            statement.setArray(1, array(connection, "int4", places, n -> n));
            statement.setArray(2, array(connection, "text", events, EventEnvelope::type));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            events,
                            event -> EventPattern.matching(event.type()).get(1)));
            statement.setArray(4, array(connection, "int4", listeners, Listener::event));
            statement.setArray(5, array(connection, "text", listeners, Listener::tenant));
            var wanted = new ArrayList<Wanted>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    wanted.add(new Wanted(
                            Ids.next(),
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getString(3),
                            events.get(result.getInt(4))));
                }
            }
            return wanted;
        }
    }

    private static void insert(Connection connection, List<Wanted> wanted) throws SQLException {
        var events = wanted.stream().map(Wanted::event).distinct().toList();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, array(connection, "uuid", wanted, Wanted::id));
            statement.setArray(2, array(connection, "uuid", wanted, Wanted::subscription));
            statement.setArray(3, array(connection, "text", wanted, Wanted::tenant));
            statement.setArray(4, array(connection, "text", wanted, Wanted::channel));
            statement.setArray(
                    5, array(connection, "uuid", wanted, w -> w.event().id()));
            statement.setArray(
                    6, array(connection, "text", wanted, w -> w.event().type()));
            statement.setArray(7, array(connection, "uuid", events, EventEnvelope::id));
            statement.setArray(
                    8, array(connection, "text", events, event -> event.tenant().value()));
            statement.setArray(9, array(connection, "uuid", events, event -> AlertPayload.ticketOf(event.data())));
            statement.setArray(10, array(connection, "text", events, AlertPayload::of));
            statement.setArray(11, array(connection, "text", events, EventEnvelope::traceparent));
            statement.setArray(
                    12,
                    array(
                            connection,
                            "int2",
                            events,
                            event -> Urgency.of(event.data()).rank()));
            statement.executeUpdate();
        }
    }

    /** The tenant and those above it. */
    private static List<String> upwards(TenantPath tenant) {
        var path = tenant.value();
        var all = new ArrayList<String>();
        for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            all.add(path.substring(0, slash));
        }
        return all;
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<? super T, ?> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private record Wanted(UUID id, UUID subscription, String tenant, String channel, EventEnvelope<?> event) {}

    private record Listener(int event, String tenant) {}
}
