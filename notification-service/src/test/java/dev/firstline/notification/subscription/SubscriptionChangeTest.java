package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.subscription.NewSubscription.URL;
import static dev.firstline.notification.subscription.NewSubscription.WEBHOOK;
import static dev.firstline.notification.subscription.NewSubscription.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a subscription changes, is given a new secret, and ends. */
@QuarkusTest
@Stack
class SubscriptionChangeTest {

    private final String tenant = Api.newTenant();

    @Test
    void aDescriptionThatIsNullIsTakenAwayAndNothingElseIs() {
        var id = create(tenant, WEBHOOK).statusCode(201).extract().<String>path("id");
        change(id, "{\"description\":\"a\"}").statusCode(200).body("description", equalTo("a"));

        change(id, "{\"description\":null}").statusCode(200).body("description", nullValue());
        for (var field : List.of("url", "email", "eventTypes")) {
            change(id, "{\"" + field + "\":null}").statusCode(422).body("errors[0].pointer", equalTo("/" + field));
        }
    }

    @Test
    void whatChangesNothingIsAnsweredWithTheSubscriptionAsItIs() {
        var id = create(tenant, WEBHOOK).statusCode(201).extract().<String>path("id");
        var before = admin(tenant).get("/v1/subscriptions/" + id).asString();

        for (var nothing : List.of(
                "{}",
                "{\"description\":null}",
                "{\"url\":\"" + URL + "\",\"eventTypes\":[\"sla.*\"],\"description\":\"\\u200f\"}")) {
            var answer =
                    change(id, nothing).statusCode(200).header("ETag", "\"0\"").extract();

            assertThat(answer.asString()).isEqualTo(before);
        }
        assertThat(admin(tenant).get("/v1/subscriptions/" + id).asString()).isEqualTo(before);
    }

    @Test
    void aChangeCanBeNamedAsAMergePatch() {
        var id = create(tenant, WEBHOOK).statusCode(201).extract().<String>path("id");

        admin(tenant)
                .contentType("application/merge-patch+json;charset=utf-8")
                .header("If-Match", "*")
                .body("{\"description\":\"a\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("a"));
    }

    private ValidatableResponse change(String id, String body) {
        return admin(tenant)
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/subscriptions/" + id)
                .then();
    }

    @Test
    void aChangeNeedsTheLatestETag() {
        String id = create(tenant, WEBHOOK).extract().path("id");
        admin(tenant)
                .body("{\"description\":\"a\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(428);
        admin(tenant)
                .header("If-Match", "\"7\"")
                .body("{\"description\":\"a\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(412);
        admin(tenant)
                .header("If-Match", "\"0\"")
                .body("{\"description\":\"a\",\"eventTypes\":[\"ticket.opened\"]}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("description", equalTo("a"))
                .body("url", equalTo(URL))
                .body("eventTypes", equalTo(List.of("ticket.opened")));
        admin(tenant)
                .header("If-Match", "\"1\"")
                .body("{\"description\":\"\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("description", nullValue());
    }

    @Test
    void aChangeIsCheckedAsANewOneIs() {
        String id = create(tenant, WEBHOOK).extract().path("id");
        admin(tenant)
                .header("If-Match", "\"0\"")
                .body("{\"url\":\"http://10.0.0.1/\",\"eventTypes\":[\"nope\"],\"email\":\"a@b.example\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(422)
                .body("errors", hasSize(3));
    }

    @Test
    void aRotationShowsTheNewSecretAndIsForWebhooksAlone() {
        var made = create(tenant, WEBHOOK).extract();
        String old = made.path("secret");
        admin(tenant)
                .post("/v1/subscriptions/" + made.path("id") + "/rotate-secret")
                .then()
                .statusCode(200)
                .body("secret", not(equalTo(old)))
                .body("previousSecretUntil", notNullValue());
        String mail = create(tenant, "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"]}")
                .extract()
                .path("id");
        admin(tenant)
                .post("/v1/subscriptions/" + mail + "/rotate-secret")
                .then()
                .statusCode(409);
    }

    @Test
    void aRotationWhoseAnswerWasLostIsRepeated() {
        String id = create(tenant, WEBHOOK).extract().path("id");
        var chosen = "{\"secret\":\"whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=" + "\"}";
        var first = rotate(id, "r-1", chosen).statusCode(200).extract();

        // With its key it is answered again, without the secret; one of one's own is known anyhow.
        rotate(id, "r-1", chosen)
                .statusCode(200)
                .header("ETag", equalTo(first.header("ETag")))
                .body("previousSecretUntil", equalTo(first.path("previousSecretUntil")))
                .body("secret", nullValue());
        rotate(id, "r-2", chosen)
                .statusCode(200)
                .header("ETag", equalTo(first.header("ETag")))
                .body("secret", equalTo(first.path("secret")));
        rotate(id, "r-3", "{}").statusCode(409);
    }

    private ValidatableResponse rotate(String id, String key, String body) {
        return admin(tenant)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/subscriptions/" + id + "/rotate-secret")
                .then();
    }

    @Test
    void aRemovedSubscriptionIsNotThereAnyMore() {
        String id = create(tenant, WEBHOOK).extract().path("id");
        admin(tenant).delete("/v1/subscriptions/" + id).then().statusCode(204);
        admin(tenant).get("/v1/subscriptions/" + id).then().statusCode(404);
        admin(tenant).delete("/v1/subscriptions/" + id).then().statusCode(404);
    }
}
