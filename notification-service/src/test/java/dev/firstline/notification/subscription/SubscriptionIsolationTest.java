package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.fixture.Api.as;
import static dev.firstline.notification.subscription.NewSubscription.URL;
import static dev.firstline.notification.subscription.NewSubscription.WEBHOOK;
import static dev.firstline.notification.subscription.NewSubscription.create;
import static dev.firstline.notification.subscription.NewSubscription.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.postgres.ServiceDatabase;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a tenant may do below itself, and that it sees nothing of the others. */
@QuarkusTest
@Stack
class SubscriptionIsolationTest {

    private final String tenant = Api.newTenant();

    @Test
    void aSubscriptionForATenantBelowCanBeMadeFromAbove() {
        create(
                        tenant,
                        json(Map.of(
                                "tenant",
                                tenant + "/below",
                                "channel",
                                "WEBHOOK",
                                "url",
                                URL,
                                "eventTypes",
                                List.of("*"))))
                .statusCode(201)
                .body("tenant", equalTo(tenant + "/below"));
        as("*", Roles.OPS)
                .body(json(Map.of("tenant", tenant, "channel", "WEBHOOK", "url", URL, "eventTypes", List.of("*"))))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
        as("*", Roles.OPS).body(WEBHOOK).post("/v1/subscriptions").then().statusCode(403);
    }

    @Test
    void anothersSubscriptionLooksAbsent() {
        String id = create(tenant, WEBHOOK).extract().path("id");
        for (var stranger : List.of(tenant + "/below", tenant + "-beside", "other")) {
            var absent = UUID.randomUUID();
            for (var path : List.of("", "/test", "/rotate-secret", "/enable", "/disable")) {
                var method = path.isEmpty() ? "GET" : "POST";
                var foreign = admin(stranger).request(method, "/v1/subscriptions/" + id + path);
                assertThat(foreign.statusCode()).as(stranger + path).isEqualTo(404);
                assertThat(without(foreign.asString()))
                        .isEqualTo(without(admin(stranger)
                                .request(method, "/v1/subscriptions/" + absent + path)
                                .asString()));
            }
            admin(stranger)
                    .header("If-Match", "\"0\"")
                    .body("{\"description\":\"mine\"}")
                    .patch("/v1/subscriptions/" + id)
                    .then()
                    .statusCode(404);
            admin(stranger).delete("/v1/subscriptions/" + id).then().statusCode(404);
        }
        admin(tenant).get("/v1/subscriptions/" + id).then().statusCode(200).header("ETag", startsWith("\"0."));
    }

    /** Even a query that forgot its tenant condition finds nothing of those above, and cannot write for them. */
    @Test
    void theDatabaseItselfHidesSubscriptionsFromThoseBelow() throws SQLException {
        create(tenant, WEBHOOK).statusCode(201);
        try (var connection = FirstlineStack.superuser("notification").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role " + new ServiceDatabase("notification", "", "").app());
            statement.execute("set firstline.tenant = '" + tenant + "/below'");
            try (var count = statement.executeQuery("select count(*) from subscription")) {
                assertThat(count.next()).isTrue();
                assertThat(count.getLong(1)).isZero();
            }
            assertThatThrownBy(() -> statement.execute("""
                            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload)
                            select u, u, '%s', 'WEBHOOK', u, 'x', 'x', '' from gen_random_uuid() u
                            """.formatted(tenant)))
                    .hasMessageContaining("row-level security");
        }
    }

    /** The trace id differs by nature. */
    private static String without(String problem) {
        return problem.replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
