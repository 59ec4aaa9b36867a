package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class RetentionTest {

    @Inject
    Retention retention;

    private final String tenant = Api.newTenant();

    @Test
    void whatWasSettledLongAgoIsDeletedAndWhatWaitsIsKept() throws SQLException {
        delivery("DELIVERED", "31 days");
        delivery("FAILED", "40 days");
        delivery("DELIVERED", "29 days");
        execute("insert into endpoint_health values (gen_random_uuid(), '" + tenant
                + "', now() - interval '31 days', 1)");

        retention.tidy();

        assertThat(count("delivery")).isEqualTo(1);
        assertThat(count("delivery_attempt")).isEqualTo(1);
        assertThat(count("endpoint_health")).isZero();
    }

    private void delivery(String state, String settled) throws SQLException {
        execute(
                "with made as (insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant,"
                        + " payload, state, settled_at) values (gen_random_uuid(), gen_random_uuid(), '" + tenant
                        + "', 'WEBHOOK',"
                        + " gen_random_uuid(), 'sla.met', '" + tenant + "', '{}', '" + state + "', now() - interval '"
                        + settled
                        + "') returning id) insert into delivery_attempt (delivery_id, number, tenant, started_at, duration_ms)"
                        + " select id, 1, '" + tenant + "', now(), 1 from made");
    }

    private int count(String table) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var result = connection
                        .createStatement()
                        .executeQuery("select count(*) from " + table + " where tenant = '" + tenant + "'")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
