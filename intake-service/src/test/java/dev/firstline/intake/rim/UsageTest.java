package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.intake.Stack;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a tenant has is told also when nothing of it was made lately. */
@Stack
class UsageTest {

    private final String tenant = newTenant();

    @Test
    void whatWasMadeLongAgoIsCounted() {
        var rows = StoredRows.of("intake");
        var customer = UUID.randomUUID();
        rows.change("""
                insert into customer (id, tenant, partner, external_id, created_at, changed_at)
                values (?, ?, ?, 'C-1', '2026-11-21', '2026-11-21')
                """, customer, tenant, tenant);
        rows.change("""
                insert into contact (id, tenant, writer, customer_id, external_id, created_at, changed_at)
                select gen_random_uuid(), ?, ?, ?, 'P-' || n, '2026-11-21', '2026-11-21' from generate_series(1, 3) n
                """, tenant, tenant, customer);
        rows.change("""
                insert into saved_view (id, tenant, owner, name, visibility, query, created_at, changed_at)
                select gen_random_uuid(), ?, 'somebody', 'n', 'PRIVATE', '{}', now(), now() from generate_series(1, 2)
                """, tenant);

        crm(tenant)
                .get("/v1/usage/intake-service")
                .then()
                .statusCode(200)
                .body("items[0].tenant", equalTo(tenant))
                .body("items[0].uses.'owned.customers'.used", equalTo(1))
                .body("items[0].uses.'owned.customers'.limit", equalTo(100_000))
                .body("items[0].uses.'owned.contacts'.used", equalTo(3))
                .body("items[0].uses.'owned.views'.used", equalTo(2));
    }
}
