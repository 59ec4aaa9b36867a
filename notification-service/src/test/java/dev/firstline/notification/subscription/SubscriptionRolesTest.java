package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.fixture.Api.as;
import static dev.firstline.notification.subscription.NewSubscription.URL;
import static dev.firstline.notification.subscription.NewSubscription.WEBHOOK;
import static dev.firstline.notification.subscription.NewSubscription.create;
import static dev.firstline.notification.subscription.NewSubscription.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read, who may write, and what readers do not see. */
@QuarkusTest
@Stack
class SubscriptionRolesTest {

    private final String tenant = Api.newTenant();

    @Test
    void withoutAValidTokenThereIsNothing() {
        var tokens = FirstlineStack.tokens();
        for (var token : List.of(
                "nonsense",
                tokens.expired(tenant, Roles.ADMIN_AGENT),
                tokens.otherKey(tenant, Roles.ADMIN_AGENT),
                tokens.wrongAudience(tenant, Roles.ADMIN_AGENT))) {
            given().auth()
                    .oauth2(token)
                    .get("/v1/subscriptions")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "crm-client,200,403",
        "helpdesk-agent,200,403",
        "admin-agent,200,201",
        "global-admin,200,201",
        "ops,200,201",
        "user-admin,403,403",
        "billing-admin,403,403",
        "sales-agent,403,403"
    })
    void rolesDecideWhoReadsAndWhoWrites(String role, int read, int write) {
        as(tenant, role).get("/v1/subscriptions").then().statusCode(read);
        as(tenant, role).get("/v1/event-types").then().statusCode(read);
        as(tenant, role).get("/v1/deliveries").then().statusCode(read);
        as(tenant, role).body(WEBHOOK).post("/v1/subscriptions").then().statusCode(write);
    }

    @Test
    void whoMayOnlyReadDoesNotSeeTheQueryOfAUrl() {
        String id = create(
                        tenant, json(Map.of("channel", "WEBHOOK", "url", URL + "?sig=key", "eventTypes", List.of("*"))))
                .extract()
                .path("id");
        as(tenant, Roles.HELPDESK_AGENT).get("/v1/subscriptions/" + id).then().body("url", equalTo(URL + "?***"));
        admin(tenant).get("/v1/subscriptions/" + id).then().body("url", equalTo(URL + "?sig=key"));
    }
}
