package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of what vendors say of their incidents. Every method runs within an open transaction. */
@ApplicationScoped
class IncidentNotices {

    /** What is as it was is not written again. */
    private static final String KEEP = """
            insert into incident_notice (tenant, incident_id, title, feature, status, started_at, modified_at, body)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, incident_id) do update set
                title = excluded.title, feature = excluded.feature, status = excluded.status, started_at = excluded.started_at,
                modified_at = excluded.modified_at, body = excluded.body
            where (incident_notice.title, incident_notice.feature, incident_notice.status, incident_notice.started_at,
                   incident_notice.modified_at, incident_notice.body)
                is distinct from (excluded.title, excluded.feature, excluded.status, excluded.started_at,
                   excluded.modified_at, excluded.body)
            """;

    private static final String OF = """
            select asked.place, n.* from unnest(?, ?) with ordinality as asked (of_tenant, of_id, place)
            join incident_notice n on n.tenant = asked.of_tenant and n.incident_id = asked.of_id
            """;

    private final Transactions transactions;

    IncidentNotices(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps them, by incident id; the latest word counts. */
    void keep(TenantPath tenant, Map<String, IncidentNotice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var entry : new TreeMap<>(notices).entrySet()) {
                var notice = entry.getValue();
                statement.setString(1, tenant.value());
                statement.setString(2, entry.getKey());
                statement.setString(3, notice.title());
                statement.setString(4, notice.feature());
                statement.setString(5, notice.status());
                statement.setObject(6, time(notice.startedAt()));
                statement.setObject(7, time(notice.modifiedAt()));
                statement.setString(8, notice.text());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Those of some incidents; one of which no vendor told is left out. */
    Map<Incident, IncidentNotice> of(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return Map.of();
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(OF)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            incidents.stream()
                                    .map(incident -> incident.tenant().value())
                                    .toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", incidents.stream().map(Incident::incidentId).toArray()));
            var found = new HashMap<Incident, IncidentNotice>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(incidents.get(row.getInt("place") - 1), notice(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static IncidentNotice notice(ResultSet row) throws SQLException {
        return new IncidentNotice(
                row.getString("title"),
                row.getString("feature"),
                row.getString("status"),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instant(row.getObject("modified_at", OffsetDateTime.class)),
                row.getString("body"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
