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
import java.util.stream.Collectors;

/** Writes a pending delivery for each event and each subscription that wants it. Within an open transaction. */
@ApplicationScoped
public class Alerts {

    /** A subscription of the event's tenant or of one above it, switched on, wanting the type. */
    private static final String WANTED = """
            select s.id, s.tenant, s.channel, e.n
            from unnest(?, ?, ?) as e (n, type, family)
            join subscription s on s.event_types && array[e.type, e.family, '*']
            where s.tenant = any(?) and s.state = 'ACTIVE'
            """;

    private static final String INSERT = """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id, payload)
            select d.*, ?, p.ticket_id, p.payload
            from unnest(?, ?, ?, ?, ?, ?) as d (id, subscription_id, tenant, channel, event_id, event_type)
            join unnest(?, ?, ?) as p (event_id, ticket_id, payload) using (event_id)
            """;

    private final Transactions transactions;
    private final DeliverySignal signal;

    Alerts(Transactions transactions, DeliverySignal signal) {
        this.transactions = transactions;
        this.signal = signal;
    }

    /** Leaves the transaction in the scope of one of the events' tenants. */
    void tell(List<EventEnvelope<?>> envelopes) {
        var byTenant = envelopes.stream().collect(Collectors.groupingBy(EventEnvelope::tenant));
        int told = 0;
        for (var group : byTenant.entrySet()) {
            transactions.switchTo(group.getKey());
            told += tell(group.getKey(), group.getValue());
        }
        if (told > 0) {
            signal.wakeAfterCommit();
        }
    }

    private int tell(TenantPath tenant, List<EventEnvelope<?>> envelopes) {
        try (var connection = transactions.connection()) {
            var wanted = wanted(connection, tenant, envelopes);
            if (!wanted.isEmpty()) {
                insert(connection, tenant, wanted, envelopes);
            }
            return wanted.size();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static List<Wanted> wanted(Connection connection, TenantPath tenant, List<EventEnvelope<?>> envelopes)
            throws SQLException {
        try (var statement = connection.prepareStatement(WANTED)) {
            var numbers = new Object[envelopes.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i;
            }
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            statement.setArray(2, array(connection, "text", envelopes, EventEnvelope::type));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            envelopes,
                            e -> EventPattern.matching(e.type()).get(1)));
            statement.setArray(4, connection.createArrayOf("text", upwards(tenant)));
            var wanted = new ArrayList<Wanted>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    wanted.add(new Wanted(
                            Ids.next(),
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getString(3),
                            envelopes.get(result.getInt(4))));
                }
            }
            return wanted;
        }
    }

    private static void insert(
            Connection connection, TenantPath tenant, List<Wanted> wanted, List<EventEnvelope<?>> envelopes)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, tenant.value());
            statement.setArray(2, array(connection, "uuid", wanted, Wanted::id));
            statement.setArray(3, array(connection, "uuid", wanted, Wanted::subscription));
            statement.setArray(4, array(connection, "text", wanted, Wanted::tenant));
            statement.setArray(5, array(connection, "text", wanted, Wanted::channel));
            statement.setArray(
                    6, array(connection, "uuid", wanted, w -> w.envelope().id()));
            statement.setArray(
                    7, array(connection, "text", wanted, w -> w.envelope().type()));
            statement.setArray(8, array(connection, "uuid", envelopes, EventEnvelope::id));
            statement.setArray(9, array(connection, "uuid", envelopes, e -> AlertPayload.ticketOf(e.data())));
            statement.setArray(10, array(connection, "text", envelopes, AlertPayload::of));
            statement.executeUpdate();
        }
    }

    /** The tenant and those above it. */
    private static Object[] upwards(TenantPath tenant) {
        var path = tenant.value();
        var all = new ArrayList<Object>();
        for (int slash = path.length(); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            all.add(path.substring(0, slash));
        }
        return all.toArray();
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<? super T, ?> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private record Wanted(UUID id, UUID subscription, String tenant, String channel, EventEnvelope<?> envelope) {}
}
