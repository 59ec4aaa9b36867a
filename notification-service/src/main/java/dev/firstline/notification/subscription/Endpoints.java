package dev.firstline.notification.subscription;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.notification.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the receivers of subscriptions fare, and which are switched off for it. Within an open transaction. */
@ApplicationScoped
public class Endpoints {

    private final Transactions transactions;

    Endpoints(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A subscription that was switched off just now. */
    public record SwitchedOff(UUID id, TenantPath tenant, Channel channel) {}

    /** What happened at an endpoint in one batch of attempts that all failed: how many deliveries were given up. */
    public record Failure(UUID subscription, String tenant, int givenUp) {}

    /** When a failing endpoint is switched off: after so many deliveries given up in a row, or so long without a success. */
    public record Limits(int givenUp, Duration failing) {}

    /** Remembers failures and switches off those endpoints that have reached a limit. */
    public List<SwitchedOff> failed(List<Failure> failures, Limits limits) {
        return run(connection -> {
            var over = new ArrayList<UUID>();
            try (var statement = connection.prepareStatement("""
                    insert into endpoint_health as h (subscription_id, tenant, failing_since, failed_deliveries)
                    select id, tenant, now(), given_up from unnest(?, ?, ?) as failure (id, tenant, given_up) order by id
                    on conflict (subscription_id) do update
                        set failed_deliveries = h.failed_deliveries + excluded.failed_deliveries
                    returning subscription_id, failed_deliveries >= ? or failing_since < now() - ?::interval
                    """)) {
                statement.setArray(1, array(connection, "uuid", failures, Failure::subscription));
                statement.setArray(2, array(connection, "text", failures, Failure::tenant));
                statement.setArray(3, array(connection, "int4", failures, Failure::givenUp));
                statement.setInt(4, limits.givenUp());
                statement.setString(5, limits.failing().toString());
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        if (result.getBoolean(2)) {
                            over.add(result.getObject(1, UUID.class));
                        }
                    }
                }
            }
            return over.isEmpty() ? List.<SwitchedOff>of() : switchOff(over, "FAILING");
        });
    }

    /** The endpoints took an alert: whatever was before is forgotten. */
    public void recovered(Collection<UUID> subscriptions) {
        run(connection -> {
            try (var statement =
                    connection.prepareStatement("delete from endpoint_health where subscription_id = any(?)")) {
                statement.setArray(1, connection.createArrayOf("uuid", subscriptions.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    /** Switches off those that are on. */
    public List<SwitchedOff> switchOff(Collection<UUID> subscriptions, String reason) {
        return run(connection -> {
            try (var statement = connection.prepareStatement("""
                    update subscription
                    set state = 'DISABLED', disabled_reason = ?, version = version + 1, changed_at = now()
                    where id = any(?) and state = 'ACTIVE' returning id, tenant, channel
                    """)) {
                statement.setString(1, reason);
                statement.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
                var off = new ArrayList<SwitchedOff>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        off.add(new SwitchedOff(
                                result.getObject(1, UUID.class),
                                new TenantPath(result.getString(2)),
                                Channel.valueOf(result.getString(3))));
                    }
                }
                return off;
            }
        });
    }

    /** Since when those of the subscriptions that are failing have been. */
    Map<UUID, Instant> failingSince(Collection<UUID> subscriptions) {
        return run(connection -> {
            try (var statement = connection.prepareStatement(
                    "select subscription_id, failing_since from endpoint_health where subscription_id = any(?)")) {
                statement.setArray(1, connection.createArrayOf("uuid", subscriptions.toArray()));
                var since = new HashMap<UUID, Instant>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        since.put(
                                result.getObject(1, UUID.class),
                                result.getObject(2, OffsetDateTime.class).toInstant());
                    }
                }
                return since;
            }
        });
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<Failure> failures,
            java.util.function.Function<Failure, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, failures.stream().map(column).toArray());
    }

    private <T> T run(Work<T> work) {
        try (var connection = transactions.connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
