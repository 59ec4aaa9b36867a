package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Keeps plans and changes of one tree of tenants apart. Without it a plan made from the old entitlements could be
 * stored just after a change had looked for blocked ones, and nobody would look again for a while.
 */
@ApplicationScoped
class PartnerLocks {

    private final Transactions transactions;

    PartnerLocks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Until the end of the transaction no profile or entitlement in these tenants' trees changes. */
    void share(Collection<TenantPath> tenants) {
        lock("pg_advisory_xact_lock_shared", tenants);
    }

    /** Until the end of the transaction nobody plans on, or changes, what stands in this tenant's tree. */
    void own(TenantPath tenant) {
        lock("pg_advisory_xact_lock", List.of(tenant));
    }

    private void lock(String function, Collection<TenantPath> tenants) {
        if (tenants.isEmpty()) {
            return;
        }
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select " + function
                        + "(tree) from (select distinct hashtextextended(root, 7) as tree from unnest(?) as root"
                        + " order by 1) as ordered")) {
            var roots = tenants.stream().map(tenant -> tenant.root().value()).toArray();
            statement.setArray(1, connection.createArrayOf("text", roots));
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
