package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.ticket.ProductFamily;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of incidents. Every method runs within an open transaction. */
@ApplicationScoped
class IncidentStore {

    /** The tenant's own, those of its ancestors, and those below it. */
    private static final String VISIBLE = "(SCOPE or starts_with(?, tenant || '/'))";

    private static final String UPSERT = """
            insert into known_incident
                (tenant, incident_id, service, product_family, region, source, status, opened_at, closed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, incident_id) do update set
                service = excluded.service, product_family = excluded.product_family, region = excluded.region,
                source = excluded.source, status = excluded.status, opened_at = excluded.opened_at,
                closed_at = excluded.closed_at
            """;

    private final Transactions transactions;

    IncidentStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The tenant's own incident of that id, locked; also when there is none yet, so that two do not open it at once. */
    Optional<Incident> lock(TenantPath tenant, String incidentId) {
        lockName(tenant, incidentId);
        return query(
                        "select * from known_incident where tenant = ? and incident_id = ? for update",
                        tenant.value(),
                        incidentId)
                .stream()
                .findFirst();
    }

    /** The tenant's own incident of that id. */
    Optional<Incident> find(TenantPath tenant, String incidentId) {
        return query("select * from known_incident where tenant = ? and incident_id = ?", tenant.value(), incidentId)
                .stream()
                .findFirst();
    }

    /**
     * The incident of that id which the scope means: its own, else that of the nearest tenant above, else of the first tenant below that has
     * one.
     */
    Optional<Incident> seenBy(Scope scope, String incidentId) {
        var ofScope = Condition.ofScope(scope, "tenant");
        var values = new ArrayList<String>();
        ofScope.values().forEach(value -> values.add(value.toString()));
        values.addAll(List.of(scope.setting(), incidentId, scope.setting()));
        return query(
                        "select * from known_incident where " + VISIBLE.replace("SCOPE", ofScope.sql()) + """
                 and incident_id = ?
                order by case when length(tenant) <= length(?) then -length(tenant) else 0 end, tenant collate "C"
                limit 1
                """,
                        values.toArray(String[]::new))
                .stream()
                .findFirst();
    }

    private void lockName(TenantPath tenant, String incidentId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 3))")) {
            statement.setString(1, tenant.value() + ' ' + incidentId);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    void keep(Incident incident) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, incident.tenant().value());
            statement.setString(2, incident.incidentId());
            statement.setString(3, incident.service());
            statement.setString(4, incident.productFamily().name());
            statement.setString(5, incident.region());
            statement.setString(6, incident.source().name());
            statement.setString(7, incident.isOpen() ? "OPEN" : "CLOSED");
            statement.setTimestamp(8, Timestamp.from(incident.openedAt()));
            statement.setTimestamp(9, incident.closedAt() == null ? null : Timestamp.from(incident.closedAt()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What holds for a ticket of that tenant: the open ones, and those closed since the instant. */
    List<Incident> holdingFor(TenantPath tenant, Instant closedSince) {
        return query("""
                select * from known_incident
                where (tenant = ? or starts_with(?, tenant || '/')) and (closed_at is null or closed_at > ?::timestamptz)
                order by opened_at, tenant, incident_id
                """, tenant.value(), tenant.value(), closedSince.toString());
    }

    /** A page of what the scope can see, ordered by tenant and id. */
    List<Incident> page(Scope scope, boolean closedToo, @Nullable List<String> after, int limit) {
        var ofScope = Condition.ofScope(scope, "tenant");
        var values = new ArrayList<String>();
        ofScope.values().forEach(value -> values.add(value.toString()));
        values.addAll(List.of(
                scope.setting(),
                String.valueOf(closedToo),
                after == null ? "" : after.getFirst(),
                after == null ? "" : after.getLast(),
                String.valueOf(limit)));
        return query(
                "select * from known_incident where " + VISIBLE.replace("SCOPE", ofScope.sql()) + """
                 and (?::boolean or closed_at is null) and (tenant, incident_id) > (?, ?)
                order by tenant, incident_id limit ?::int
                """,
                values.toArray(String[]::new));
    }

    private List<Incident> query(String sql, String... parameters) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            var found = new ArrayList<Incident>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(incident(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Incident incident(ResultSet row) throws SQLException {
        var closedAt = row.getTimestamp("closed_at");
        return new Incident(
                new TenantPath(row.getString("tenant")),
                row.getString("incident_id"),
                row.getString("service"),
                ProductFamily.valueOf(row.getString("product_family")),
                row.getString("region"),
                HealthEvent.Source.valueOf(row.getString("source")),
                row.getTimestamp("opened_at").toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
