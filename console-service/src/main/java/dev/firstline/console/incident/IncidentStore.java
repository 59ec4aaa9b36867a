package dev.firstline.console.incident;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.health.HealthEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Known incidents, as the health topic tells them. */
@ApplicationScoped
public class IncidentStore {

    private final Transactions transactions;

    IncidentStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Applies a fact; beginning and end can come in either order, since each writes columns of its own. */
    public void apply(TenantPath tenant, HealthEvent event) {
        switch (event) {
            case HealthEvent.IncidentOpened e ->
                upsert(
                        "source, product_family, region, opened_at",
                        "?, ?, ?, ?",
                        tenant,
                        event,
                        e.source() == null ? null : e.source().name(),
                        e.productFamily() == null ? null : e.productFamily().name(),
                        e.region(),
                        utc(e.occurredAt()));
            case HealthEvent.IncidentClosed e -> upsert("closed_at", "?", tenant, event, utc(e.occurredAt()));
        }
    }

    /** The incidents that last, newest first. */
    public List<Incident> open() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        select incident_id, service, region, opened_at, closed_at from service_incident
                        where opened_at is not null and (closed_at is null or closed_at < opened_at)
                        order by opened_at desc, incident_id limit 20
                        """);
                var result = statement.executeQuery()) {
            var incidents = new ArrayList<Incident>();
            while (result.next()) {
                incidents.add(new Incident(
                        result.getString("incident_id"),
                        result.getString("service"),
                        result.getString("region"),
                        instant(result, "opened_at"),
                        instant(result, "closed_at")));
            }
            return incidents;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void upsert(
            String columns, String marks, TenantPath tenant, HealthEvent event, @Nullable Object... values) {
        var sql = "insert into service_incident (tenant, incident_id, service, " + columns + ") values (?, ?, ?, "
                + marks + ") on conflict (tenant, incident_id) do update set (" + columns + ") = row (excluded."
                + columns.replace(", ", ", excluded.") + ")";
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.value());
            statement.setString(2, event.incidentId());
            statement.setString(3, event.service());
            for (int i = 0; i < values.length; i++) {
                statement.setObject(4 + i, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
