package dev.firstline.sla.settings;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customers of whom intake told a ticket: all that sla knows of customers. Who brings tickets of the past, or describes one, may name any
 * customer, and proves nothing by it.
 */
@ApplicationScoped
class CustomersHeardOf {

    private static final String NAMED =
            "select named from unnest(?) as named where exists (select 1 from ticket where customer = named)";
    private static final String KNOWN = """
            select named from unnest(?) as named
            where exists (select 1 from ticket where customer = named and not of_the_past
                and (tenant = ? or starts_with(tenant, ? || '/')))""";

    private final Transactions transactions;

    CustomersHeardOf(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those of whom the open transaction sees a ticket, be it one of the past. */
    Set<UUID> named(Collection<UUID> customers) {
        return read(NAMED, customers, null);
    }

    /** Those of whom the tenant, or one below it, has a ticket from intake. */
    Set<UUID> among(Collection<UUID> customers, TenantPath tenant) {
        return read(KNOWN, customers, tenant);
    }

    private Set<UUID> read(String sql, Collection<UUID> customers, @Nullable TenantPath tenant) {
        var known = new HashSet<UUID>();
        if (customers.isEmpty()) {
            return known;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
            if (tenant != null) {
                statement.setString(2, tenant.value());
                statement.setString(3, tenant.value());
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
