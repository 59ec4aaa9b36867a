package dev.firstline.escalation.ticket;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of tickets. Every method runs within an open transaction. */
@ApplicationScoped
public class Tickets {

    private static final String FACTS = "ticket_id, tenant, version, number, severity, region, affected_tenant, ended,"
            + " decided_version, needs_vendor";

    private static final String LOCK = """
            insert into ticket (ticket_id, tenant)
            select ticket_id, tenant from unnest(?, ?) as heard (ticket_id, tenant) order by ticket_id
            on conflict (ticket_id) do update set version = ticket.version returning %s
            """.formatted(FACTS);

    private static final String KEEP = """
            update ticket set version = ?, number = ?, severity = ?, region = ?, affected_tenant = ?, ended = ?,
                decided_version = ?, needs_vendor = ?
            where ticket_id = ?
            """;

    private final Transactions transactions;

    Tickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The facts of tickets, made where this is the first that is heard of one, and locked until the end of the
     * transaction: events and agents meet here one after the other. Locked in the order of their ids, so that two
     * transactions never wait for each other crosswise.
     *
     * @throws IllegalArgumentException when a ticket belongs to another tenant
     */
    public Map<UUID, TicketFacts> lock(TicketOwners owners) {
        var locked = new HashMap<UUID, TicketFacts>();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LOCK)) {
            var ids = owners.byTicket().keySet().toArray();
            var tenants =
                    owners.byTicket().values().stream().map(TenantPath::value).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(2, connection.createArrayOf("text", tenants));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var facts = facts(rows);
                    locked.put(facts.id(), facts);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        owners.mustOwn(locked.values().stream().collect(Collectors.toMap(TicketFacts::id, TicketFacts::tenant)));
        return locked;
    }

    /** As {@link #lock(TicketOwners)}, of one ticket. */
    public void lock(UUID ticketId, TenantPath tenant) {
        lock(TicketOwners.of(List.of(ticketId), Function.identity(), id -> tenant));
    }

    /** The facts of a ticket that the transaction may see. */
    public Optional<TicketFacts> find(UUID ticketId) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select " + FACTS + " from ticket where ticket_id = ?")) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(facts(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Stores the facts of tickets that the transaction has locked. */
    public void keep(Collection<TicketFacts> changed) {
        if (changed.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var facts : changed) {
                statement.setLong(1, facts.version());
                statement.setString(2, facts.number());
                statement.setString(3, name(facts.severity()));
                statement.setString(4, facts.region());
                statement.setString(5, name(facts.affectedTenant()));
                statement.setBoolean(6, facts.ended());
                statement.setLong(7, facts.decidedVersion());
                statement.setObject(8, facts.needsVendor());
                statement.setObject(9, facts.id());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static TicketFacts facts(ResultSet row) throws SQLException {
        var severity = row.getString("severity");
        var affected = row.getString("affected_tenant");
        return new TicketFacts(
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                row.getLong("version"),
                row.getString("number"),
                severity == null ? null : Severity.valueOf(severity),
                row.getString("region"),
                affected == null ? null : AffectedTenant.valueOf(affected),
                row.getBoolean("ended"),
                row.getLong("decided_version"),
                row.getObject("needs_vendor", Boolean.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
