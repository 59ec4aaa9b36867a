package dev.firstline.escalation.ticket;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
            + " decided_version, needs_vendor, customer_told_at, customer_id";

    /** Those that are known are only locked: a row that is written to be locked is one more to be cleared away. */
    private static final String LOCK = """
            with heard as materialized (select ticket_id, tenant from unnest(?, ?) as heard (ticket_id, tenant)),
            known as materialized (
                select %1$s from ticket where ticket_id = any(?) order by ticket_id for update),
            made as (
                insert into ticket (ticket_id, tenant)
                select ticket_id, tenant from heard
                where not exists (select from known where known.ticket_id = heard.ticket_id)
                order by ticket_id
                on conflict (ticket_id) do update set version = ticket.version returning %1$s)
            select * from known union all select * from made
            """.formatted(FACTS);

    private static final String KEEP = """
            update ticket set version = kept.version, number = kept.number, severity = kept.severity, region = kept.region,
                affected_tenant = kept.affected_tenant, ended = kept.ended, decided_version = kept.decided_version,
                needs_vendor = kept.needs_vendor, customer_told_at = kept.customer_told_at,
                customer_id = kept.customer_id
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as kept (ticket_id, version, number, severity, region, affected_tenant, ended,
                decided_version, needs_vendor, customer_told_at, customer_id)
            where ticket.ticket_id = any(?) and ticket.ticket_id = kept.ticket_id
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
            statement.setArray(3, connection.createArrayOf("uuid", ids));
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
            var ids = column(connection, "uuid", changed, TicketFacts::id);
            statement.setArray(1, ids);
            statement.setArray(2, column(connection, "int8", changed, TicketFacts::version));
            statement.setArray(3, column(connection, "text", changed, TicketFacts::number));
            statement.setArray(4, column(connection, "text", changed, facts -> name(facts.severity())));
            statement.setArray(5, column(connection, "text", changed, TicketFacts::region));
            statement.setArray(6, column(connection, "text", changed, facts -> name(facts.affectedTenant())));
            statement.setArray(7, column(connection, "bool", changed, TicketFacts::ended));
            statement.setArray(8, column(connection, "int8", changed, TicketFacts::decidedVersion));
            statement.setArray(9, column(connection, "bool", changed, TicketFacts::needsVendor));
            statement.setArray(10, column(connection, "timestamptz", changed, facts -> at(facts.customerToldAt())));
            statement.setArray(11, column(connection, "uuid", changed, TicketFacts::customerId));
            statement.setArray(12, ids);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Array column(
            Connection connection,
            String type,
            Collection<TicketFacts> changed,
            Function<TicketFacts, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, changed.stream().map(value::apply).toArray());
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
                row.getObject("needs_vendor", Boolean.class),
                instant(row.getObject("customer_told_at", OffsetDateTime.class)),
                row.getObject("customer_id", UUID.class));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
