package dev.firstline.escalation.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts of tickets. Every method runs within an open transaction. */
@ApplicationScoped
public class Tickets {

    private static final String FACTS = "ticket_id, tenant, version, number, severity, region, affected_tenant, ended,"
            + " decided_version, needs_vendor";

    private final Transactions transactions;

    Tickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The facts of a ticket, made when this is the first that is heard of it, and locked until the end of the
     * transaction: the three topics and the agents meet here one after the other.
     */
    public TicketFacts lock(UUID ticketId, TenantPath tenant) {
        return run(
                "insert into ticket (ticket_id, tenant) values (?, ?)"
                        + " on conflict (ticket_id) do update set version = ticket.version returning " + FACTS,
                statement -> {
                    statement.setObject(1, ticketId);
                    statement.setString(2, tenant.value());
                    try (var row = statement.executeQuery()) {
                        row.next();
                        return facts(row);
                    }
                });
    }

    /** The facts of a ticket that the transaction may see. */
    public Optional<TicketFacts> find(UUID ticketId) {
        return run("select " + FACTS + " from ticket where ticket_id = ?", statement -> {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(facts(row)) : Optional.empty();
            }
        });
    }

    /** The ticket was taken in. */
    public void opened(
            UUID ticketId,
            long version,
            String number,
            @Nullable Severity severity,
            @Nullable String region,
            @Nullable AffectedTenant affected) {
        run(
                "update ticket set version = greatest(version, ?), number = ?, severity = coalesce(?, severity),"
                        + " region = ?, affected_tenant = ? where ticket_id = ?",
                statement -> {
                    statement.setLong(1, version);
                    statement.setString(2, number);
                    statement.setString(3, name(severity));
                    statement.setString(4, region);
                    statement.setString(5, name(affected));
                    statement.setObject(6, ticketId);
                    return statement.executeUpdate();
                });
    }

    /** The stated severity changed. */
    public void severityChanged(UUID ticketId, long version, Severity severity) {
        change(ticketId, version, "severity", severity.name());
    }

    /** The region was corrected. */
    public void regionCorrected(UUID ticketId, long version, @Nullable String region) {
        change(ticketId, version, "region", region);
    }

    /** Nothing can follow for the ticket. */
    public void ended(UUID ticketId) {
        run("update ticket set ended = true where ticket_id = ?", statement -> {
            statement.setObject(1, ticketId);
            return statement.executeUpdate();
        });
    }

    /** A decision was made. */
    public void decided(UUID ticketId, long ticketVersion, boolean needsVendor) {
        run("update ticket set decided_version = ?, needs_vendor = ? where ticket_id = ?", statement -> {
            statement.setLong(1, ticketVersion);
            statement.setBoolean(2, needsVendor);
            statement.setObject(3, ticketId);
            return statement.executeUpdate();
        });
    }

    private void change(UUID ticketId, long version, String column, @Nullable String value) {
        run("update ticket set version = greatest(version, ?), " + column + " = ? where ticket_id = ?", statement -> {
            statement.setLong(1, version);
            statement.setString(2, value);
            statement.setObject(3, ticketId);
            return statement.executeUpdate();
        });
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

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
