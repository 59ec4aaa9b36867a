package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which tickets an incident explains now, as far as the reader may see them. Every method runs within an open transaction. */
@ApplicationScoped
class LinkedTickets {

    private static final String TENANT = "tenant collate \"C\"";

    private final Transactions transactions;

    LinkedTickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A page of them, by tenant and id. */
    List<LinkedTicket> page(Scope scope, Incident incident, LinkedTicket.After after, int limit) {
        var ofScope = Condition.inScope(scope, TENANT);
        var sql = """
                select ticket_id, tenant from diagnosis_case
                where incident_tenant = ? and incident_id = ? and linked and (tenant collate "C", ticket_id) > (?, ?) and SCOPE
                order by tenant collate "C", ticket_id limit ?
                """.replace("SCOPE", ofScope.sql());
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, incident.tenant().value());
            statement.setString(2, incident.incidentId());
            statement.setString(3, after.tenant());
            statement.setObject(4, after.ticketId());
            statement.setInt(ofScope.bind(statement, 5), limit);
            var found = new ArrayList<LinkedTicket>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(LinkedTicket.of(rows.getObject(1, UUID.class), new TenantPath(rows.getString(2))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** How many there are of each; an incident that explains none is left out. */
    Map<Incident, Long> numbers(Scope scope, List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return Map.of();
        }
        var ofScope = Condition.inScope(scope, "c." + TENANT);
        var sql = """
                select asked.place, count(*) from unnest(?, ?) with ordinality as asked (tenant, id, place)
                join diagnosis_case c on c.incident_tenant = asked.tenant and c.incident_id = asked.id and c.linked
                where SCOPE
                group by asked.place
                """.replace("SCOPE", ofScope.sql());
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
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
            ofScope.bind(statement, 3);
            var found = new HashMap<Incident, Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(incidents.get(rows.getInt(1) - 1), rows.getLong(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
