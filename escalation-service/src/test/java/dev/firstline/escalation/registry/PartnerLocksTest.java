package dev.firstline.escalation.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class PartnerLocksTest {

    @Inject
    PartnerLocks locks;

    @Inject
    Transactions transactions;

    @Test
    void aChangeWaitsForThePlansOfItsTreeThatAreBeingMade() {
        var provider = new TenantPath(World.ofItsOwn().tenant());
        var customer = provider.child("northwind").child("harlow");

        var change = transactions.inTenant(customer, () -> {
            locks.share(List.of(customer));
            var started = CompletableFuture.runAsync(() -> transactions.inTenant(provider, () -> locks.own(provider)));
            await().atMost(World.PATIENCE).until(PartnerLocksTest::somebodyWaits);
            assertThat(started).isNotDone();
            return started;
        });

        assertThat(change).succeedsWithin(World.PATIENCE);
    }

    @Test
    void plansDoNotWaitForEachOther() {
        var provider = new TenantPath(World.ofItsOwn().tenant());

        transactions.inTenant(provider, () -> {
            locks.share(List.of(provider));
            assertThat(CompletableFuture.runAsync(
                            () -> transactions.inTenant(provider, () -> locks.share(List.of(provider)))))
                    .succeedsWithin(World.PATIENCE);
        });
    }

    private static boolean somebodyWaits() throws SQLException {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.prepareStatement("select exists (select from pg_locks l join pg_database d"
                        + " on d.oid = l.database where d.datname = current_database() and locktype = 'advisory'"
                        + " and not granted)");
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
