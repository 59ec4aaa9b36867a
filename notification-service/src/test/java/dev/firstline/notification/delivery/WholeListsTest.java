package dev.firstline.notification.delivery;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@QuarkusTest
@Stack
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("notification");
    private final WholeReads reads = WholeReads.random();
    private final String tenant = Api.newTenant();

    @Test
    void deliveriesNewestFirst() {
        for (var id : reads.ids()) {
            rows.change(
                    """
                    insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload, state,
                        settled_at)
                    values (?, ?, ?, 'WEBHOOK', ?, 'sla.breached', ?, '{}', ?, now())
                    """,
                    id,
                    UUID.randomUUID(),
                    tenant + (reads.source().nextBoolean() ? "" : "/below"),
                    UUID.randomUUID(),
                    tenant,
                    reads.source().nextBoolean() ? "DELIVERED" : "FAILED");
        }
        var all = "select id from delivery where tenant in (?, ?) and state = any(?::text[]) order by id desc";
        reads.of(
                rows.column(all, tenant, tenant + "/below", "{DELIVERED,FAILED}"),
                pages(Api.admin(tenant), "/v1/deliveries", "id"));
        reads.of(
                rows.column(all, tenant, tenant + "/below", "{FAILED}"),
                pages(Api.admin(tenant).queryParam("state", "FAILED"), "/v1/deliveries", "id"));
    }

    @Test
    void subscriptionsInTheOrderOfTheirMaking() {
        for (var id : reads.ids()) {
            rows.change("""
                    insert into subscription (id, tenant, channel, email, event_types, state, version, created_at, changed_at)
                    values (?, ?, 'EMAIL', 'ana@northwind.example', '{sla.breached}', 'ACTIVE', 1, now(), now())
                    """, id, tenant + (reads.source().nextBoolean() ? "" : "/below"));
        }
        reads.of(
                rows.column(
                        "select id from subscription where tenant in (?, ?) order by id", tenant, tenant + "/below"),
                pages(Api.admin(tenant), "/v1/subscriptions", "id"));
    }

    private static WholeReads.Pages<String> pages(RequestSpecification request, String path, String id) {
        return (cursor, limit) -> {
            var asked = RestAssured.given().spec(request).queryParam("limit", limit);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            return new WholeReads.Page<>(page.getList("items." + id, String.class), page.getString("next"));
        };
    }
}
