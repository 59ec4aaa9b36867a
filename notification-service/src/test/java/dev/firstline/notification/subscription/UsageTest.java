package dev.firstline.notification.subscription;

import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a tenant has is told also when nothing of it was made lately. */
@QuarkusTest
@Stack
class UsageTest {

    private final String tenant = Api.newTenant();

    @Test
    void subscriptionsThatWereMadeLongAgoAreCounted() {
        StoredRows.of("notification").change("""
                insert into subscription (id, tenant, channel, email, event_types, state, version, created_at, changed_at)
                select gen_random_uuid(), ?, 'EMAIL', 'ana@northwind.example', '{sla.breached}', 'ACTIVE', 1, now(), now()
                from generate_series(1, 3)
                """, tenant);

        Api.admin(tenant)
                .get("/v1/usage/notification-service")
                .then()
                .statusCode(200)
                .body("items[0].tenant", equalTo(tenant))
                .body("items[0].uses.'owned.subscriptions'.used", equalTo(3));
    }
}
