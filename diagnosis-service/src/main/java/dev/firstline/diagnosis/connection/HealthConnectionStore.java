package dev.firstline.diagnosis.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.ServiceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of connections. Every method runs within an open transaction. */
@ApplicationScoped
class HealthConnectionStore {

    @Produces
    @Singleton
    static final StockRows OWNED =
            new StockRows(Stock.HEALTH_CONNECTIONS, "select 1 from health_connection where tenant = ?");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<List<ServiceState>> STATES = new TypeReference<>() {};

    private static final String SHOWN = """
            select c.*, (select count(*) from health_issue i where i.connection_id = c.id) as open from health_connection c
            """;

    private final Transactions transactions;

    HealthConnectionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A sealed secret and the name of its key. */
    record Sealed(byte[] secret, String under) {}

    /** With what a connection is used. */
    record Keys(UUID id, UUID client, Sealed sealed) {}

    /** That tenant's own. */
    Optional<HealthConnection> find(TenantPath tenant, UUID directory) {
        return run(SHOWN + " where c.tenant = ? and c.directory_id = ?", statement -> {
            statement.setString(1, tenant.value());
            statement.setObject(2, directory);
            return shown(statement).stream().findFirst();
        });
    }

    /** The scope's own, else that of the first tenant below that has one. */
    Optional<HealthConnection> seenBy(Scope scope, UUID directory) {
        var ofScope = Condition.inScope(scope, "c.tenant");
        return run(
                SHOWN + " where c.directory_id = ? and " + ofScope.sql() + " order by c.tenant limit 1", statement -> {
                    statement.setObject(1, directory);
                    ofScope.bind(statement, 2);
                    return shown(statement).stream().findFirst();
                });
    }

    /** A page of what the scope can see, ordered by tenant and directory. */
    List<HealthConnection> page(Scope scope, @Nullable List<String> after, int limit) {
        var ofScope = Condition.inScope(scope, "c.tenant");
        return run(
                SHOWN + " where " + ofScope.sql()
                        + " and (c.tenant, c.directory_id) > (?, ?) order by c.tenant, c.directory_id limit ?",
                statement -> {
                    int at = ofScope.bind(statement, 1);
                    statement.setString(at, after == null ? "" : after.getFirst());
                    statement.setObject(at + 1, after == null ? new UUID(0, 0) : UUID.fromString(after.getLast()));
                    statement.setInt(at + 2, limit);
                    return shown(statement);
                });
    }

    /** The keys of that tenant's own, locked until the end of the transaction. */
    Optional<Keys> lock(TenantPath tenant, UUID directory) {
        return run(
                "select id, client_id, secret, sealed_under from health_connection"
                        + " where tenant = ? and directory_id = ? for update",
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setObject(2, directory);
                    try (var row = statement.executeQuery()) {
                        return row.next()
                                ? Optional.of(new Keys(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        new Sealed(row.getBytes(3), row.getString(4))))
                                : Optional.empty();
                    }
                });
    }

    /** The id of a connection that is to be added: what is sealed is bound to it. */
    UUID newId() {
        return Ids.next();
    }

    /** Returns false when somebody else has added it at the same moment. */
    boolean add(UUID id, TenantPath tenant, UUID directory, UUID client, Sealed sealed, String by, Instant now) {
        return run("""
                insert into health_connection
                    (id, tenant, directory_id, client_id, secret, sealed_under, connected_by, connected_at, next_poll_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant, directory_id) do nothing
                """, statement -> {
            statement.setObject(1, id);
            statement.setString(2, tenant.value());
            statement.setObject(3, directory);
            statement.setObject(4, client);
            statement.setBytes(5, sealed.secret());
            statement.setString(6, sealed.under());
            statement.setString(7, by);
            statement.setObject(8, time(now));
            statement.setObject(9, time(now));
            return statement.executeUpdate() == 1;
        });
    }

    /** From now on with this; a poll that is under way with what was before does not count any more, and the next one is due. */
    void change(UUID id, UUID client, Sealed sealed, String by, Instant now) {
        run("""
            update health_connection
            set client_id = ?, secret = ?, sealed_under = ?, connected_by = ?, connected_at = ?, next_poll_at = ?,
                lease = lease + 1, leased_until = null, failures = 0, last_poll_at = null, last_failure = null
            where id = ?
            """, statement -> {
            statement.setObject(1, client);
            statement.setBytes(2, sealed.secret());
            statement.setString(3, sealed.under());
            statement.setString(4, by);
            statement.setObject(5, time(now));
            statement.setObject(6, time(now));
            statement.setObject(7, id);
            return statement.executeUpdate();
        });
    }

    /** Whether there was one. */
    boolean remove(TenantPath tenant, UUID directory) {
        return run("delete from health_connection where tenant = ? and directory_id = ?", statement -> {
            statement.setString(1, tenant.value());
            statement.setObject(2, directory);
            return statement.executeUpdate() == 1;
        });
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String json(List<ServiceState> states) {
        try {
            return JSON.writeValueAsString(states);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<HealthConnection> shown(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<HealthConnection>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                found.add(connection(row));
            }
        }
        return found;
    }

    private static HealthConnection connection(ResultSet row) throws SQLException {
        var failure = row.getString("last_failure");
        return new HealthConnection(
                row.getObject("id", UUID.class),
                new TenantPath(row.getString("tenant")),
                row.getObject("directory_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("connected_by"),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_poll_at", OffsetDateTime.class).toInstant(),
                row.getInt("failures"),
                instant(row.getObject("last_poll_at", OffsetDateTime.class)),
                instant(row.getObject("last_success_at", OffsetDateTime.class)),
                failure == null ? null : GraphFailure.valueOf(failure),
                row.getInt("services"),
                states(row.getString("unwell")),
                row.getInt("unreadable"),
                row.getInt("open"));
    }

    private static List<ServiceState> states(String json) {
        try {
            return JSON.readValue(json, STATES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote can be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
