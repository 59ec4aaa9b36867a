package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.subscription.NewSubscription.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class SubscriptionListTest {

    private final String tenant = Api.newTenant();

    @Test
    void theListHoldsTheTenantAndAllBelowPageByPage() {
        var expected = new ArrayList<String>();
        for (var owner : List.of(tenant, tenant + "/a", tenant + "/a/b")) {
            expected.add(admin(owner).body(WEBHOOK).post("/v1/subscriptions").path("id"));
        }
        admin(tenant + "-other").body(WEBHOOK).post("/v1/subscriptions");

        var first =
                admin(tenant).queryParam("limit", 2).get("/v1/subscriptions").jsonPath();
        var second = admin(tenant)
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/subscriptions")
                .jsonPath();

        var ids = new ArrayList<String>(first.getList("items.id", String.class));
        ids.addAll(second.getList("items.id", String.class));
        assertThat(ids).isEqualTo(expected);
        assertThat(second.getString("next")).isNull();
        admin(tenant + "/a").get("/v1/subscriptions").then().body("items", hasSize(2));
        admin(tenant + "/a")
                .queryParam("cursor", first.getString("next"))
                .get("/v1/subscriptions")
                .then()
                .statusCode(422);
        admin(tenant).queryParam("limit", 0).get("/v1/subscriptions").then().statusCode(422);
    }
}
