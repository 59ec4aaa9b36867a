package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

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

    /** Until the end of the transaction no profile or entitlement in this tenant's tree changes. */
    void share(TenantPath tenant) {
        lock("select pg_advisory_xact_lock_shared(hashtextextended(?, 7))", tenant);
    }

    /** Until the end of the transaction nobody plans on, or changes, what stands in this tenant's tree. */
    void own(TenantPath tenant) {
        lock("select pg_advisory_xact_lock(hashtextextended(?, 7))", tenant);
    }

    private void lock(String sql, TenantPath tenant) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.root().value());
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
