package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.subscription.NewSubscription.URL;
import static dev.firstline.notification.subscription.NewSubscription.WEBHOOK;
import static dev.firstline.notification.subscription.NewSubscription.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new subscription is given, and who is told its secret. */
@QuarkusTest
@Stack
class SubscriptionCreationTest {

    private final String tenant = Api.newTenant();

    @Test
    void aNewWebhookShowsItsSecretOnceAndNeverAgain() throws Exception {
        var made = create(tenant, WEBHOOK)
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("tenant", equalTo(tenant))
                .body("state", equalTo("ACTIVE"))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/=]{44}"));
        String location = made.extract().header("Location");
        assertThat(location).contains("/v1/subscriptions/");
        String id = made.extract().path("id");

        admin(tenant)
                .get("/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("secret", nullValue());
        admin(tenant).get("/v1/subscriptions").then().body("items.secret", equalTo(nulls(1)));
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var result = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(s::text || encode(secret, 'escape'), ' ') from subscription s")) {
            result.next();
            assertThat(result.getString(1)).contains(id).doesNotContain("whsec_");
        }
    }

    @Test
    void aSecretOfTheReceiversOwnIsTaken() {
        create(
                        tenant,
                        "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL
                                + "\",\"eventTypes\":[\"*\"],\"secret\":\"whsec_bm90LWEtcmVhbC1zZWNyZXQtanVzdC1hbi1leGFtcGxl\"}")
                .statusCode(201)
                .body("secret", equalTo("whsec_bm90LWEtcmVhbC1zZWNyZXQtanVzdC1hbi1leGFtcGxl"));
    }

    @Test
    void aMailSubscriptionHasNoSecret() {
        create(tenant, "{\"channel\":\"EMAIL\",\"email\":\"desk@contoso.example\",\"eventTypes\":[\"sla.breached\"]}")
                .statusCode(201)
                .body("email", equalTo("desk@contoso.example"))
                .body("secret", nullValue());
    }

    @Test
    void aRepeatedRequestMakesOneSubscriptionAndDoesNotShowTheSecretAgain() throws Exception {
        var first = admin(tenant)
                .header("Idempotency-Key", "once")
                .body(WEBHOOK)
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("secret", notNullValue());
        admin(tenant)
                .header("Idempotency-Key", "once")
                .body(WEBHOOK)
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("id", equalTo(first.extract().path("id")))
                .body("secret", nullValue());
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var result = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) filter (where body like '%whsec_%'), count(*) from idempotent_answer")) {
            result.next();
            assertThat(result.getInt(1)).isZero();
            assertThat(result.getInt(2)).isPositive();
        }
    }

    private static List<Object> nulls(int number) {
        return new ArrayList<>(Collections.nCopies(number, null));
    }
}
