package dev.firstline.sla.settings;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

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
                and SCOPE)""";

    private final Transactions transactions;

    CustomersHeardOf(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those of whom the open transaction sees a ticket, be it one of the past. */
    Set<UUID> named(Collection<UUID> customers) {
        return read(Condition.of(NAMED), customers);
    }

    /** Those of whom the tenant, or one below it, has a ticket from intake. */
    Set<UUID> among(Collection<UUID> customers, TenantPath tenant) {
        var below = Condition.ofScope(new Scope.Tenant(tenant), "tenant");
        return read(new Condition(KNOWN.replace("SCOPE", below.sql()), below.values()), customers);
    }

    private Set<UUID> read(Condition select, Collection<UUID> customers) {
        var known = new HashSet<UUID>();
        if (customers.isEmpty()) {
            return known;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(select.sql())) {
            statement.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
            select.bind(statement, 2);
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
