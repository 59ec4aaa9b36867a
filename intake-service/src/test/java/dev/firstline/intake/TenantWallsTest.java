package dev.firstline.intake;

import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@Stack
class TenantWallsTest {

    @Inject
    Transactions transactions;

    @Inject
    DataSource dataSource;

    @Test
    void everyTableOfATenantsDataIsProtectedAlsoFromItsOwner() throws SQLException {
        var open = new ArrayList<String>();
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant'
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                        """)) {
            while (result.next()) {
                open.add(result.getString(1));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aQueryThatForgetsItsTenantConditionSeesTheTransactionsTenantAlone() throws SQLException {
        var tenant = newTenant();
        openId(tenant);
        openId(newTenant());
        for (var table : List.of("ticket", "customer", "ticket_change")) {
            assertThat(transactions.inTenant(new TenantPath(tenant), () -> count(table)))
                    .isEqualTo(1);
            assertThat(transactions.inTenant(new TenantPath(newTenant()), () -> count(table)))
                    .isZero();
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from ticket")) {
            result.next();
            assertThat(result.getInt(1)).as("without any tenant").isZero();
        }
    }

    private int count(String table) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
