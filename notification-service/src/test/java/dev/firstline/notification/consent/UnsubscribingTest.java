package dev.firstline.notification.consent;

import static dev.firstline.notification.fixture.Api.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.mail.Mail;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever reads a mailbox ends what comes to it, and is not asked again. */
@QuarkusTest
@Stack
class UnsubscribingTest {

    private final String tenant = Api.newTenant();
    private final String address = tenant + "@contoso.example";

    @Test
    void theReaderOfAMailUnsubscribesWithoutAToken() {
        var id = subscribed(address);
        confirm(id, Api.consentCode(address, 1)).statusCode(200);
        var ticket = Ids.next();
        Events.publish(tenant, Events.breached(ticket));
        await().atMost(Stack.PATIENCE).until(() -> mails(address).size() == 2);
        var mail = mails(address).getLast();
        var link = mail.headers().get("List-Unsubscribe").replaceAll("[<>]", "");

        assertThat(mail.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(mail.text()).contains(link);
        assertThat(link).startsWith(FirstlineStack.PUBLIC_URL);
        var path = link.substring(FirstlineStack.PUBLIC_URL.length());
        // A program that looks through mails opens links; that changes nothing.
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<form method=\"post\">"));
        assertThat(Api.subscription(tenant, id).getString("state")).isEqualTo("ACTIVE");
        given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .body("List-Unsubscribe=One-Click")
                .post(path)
                .then()
                .statusCode(200);

        var after = Api.subscription(tenant, id);
        assertThat(after.getString("state")).isEqualTo("DISABLED");
        assertThat(after.getString("disabledReason")).isEqualTo("RETRACTED");
        assertThat(after.getString("confirmedAt")).isNull();
        Events.told("notification.subscription-disabled", id);
        given().post(path).then().statusCode(200);
        for (var act : List.of("enable", "test", "confirmation")) {
            admin(tenant)
                    .post("/v1/subscriptions/" + id + "/" + act)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json");
        }
        admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("*")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(409)
                .body("detail", containsString("unsubscribed"));
        // Another tenant may ask, as the reader has not refused it.
        admin(Api.newTenant())
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("*")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    @Test
    void whoeverIsAskedCanRefuseAtOnce() {
        var id = subscribed(address);
        var code = Api.consentCode(address, 1);
        var link = mails(address).getFirst().headers().get("List-Unsubscribe").replaceAll("[<>]", "");

        given().post(link.substring(FirstlineStack.PUBLIC_URL.length())).then().statusCode(200);

        confirm(id, code).statusCode(422);
        admin(tenant).post("/v1/subscriptions/" + id + "/confirmation").then().statusCode(409);
    }

    @Test
    void whoUnsubscribedIsAskedAgainByNobodyOfTheTenantsTree() {
        Api.confirm(tenant, subscribed(address), address);
        unsubscribe(address);
        var below = "below-" + address;
        request(tenant + "/north", below).statusCode(201);
        Api.consentCode(below, 1);
        unsubscribe(below);

        for (var asking : List.of(tenant, tenant + "/north", tenant + "/north/fabrikam", tenant + "/south")) {
            for (var spelt : List.of(address, address.toUpperCase(), below)) {
                request(asking, spelt).statusCode(409).body("detail", containsString("of the tenant " + tenant + ","));
            }
        }
        var other = subscribed("x" + address);
        admin(tenant)
                .header("If-Match", "\"" + Api.subscription(tenant, other).getLong("version") + "\"")
                .body(Map.of("email", below))
                .patch("/v1/subscriptions/" + other)
                .then()
                .statusCode(409);
        admin(tenant + "-other")
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("sla.breached")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    @Test
    void whoUnsubscribedFromOneOfTheTreeBeforeItCountedAsAWholeIsNotAskedEither() throws SQLException {
        Api.confirm(tenant, subscribed(address), address);
        unsubscribe(address);
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update retracted_address set tenant = '" + tenant
                            + "/north' where tenant = '" + tenant + "'"))
                    .isEqualTo(1);
        }

        request(tenant + "/south", address).statusCode(409);
    }

    @Test
    void aLinkUnsubscribesNothingButTheAddressItWasMailedTo() {
        var id = subscribed(address);
        var other = subscribed("x" + address);
        Api.consentCode(address, 1);
        var key = mails(address).getFirst().headers().get("List-Unsubscribe").replaceAll(".*key=|>", "");
        changeAddress(id, "new-" + address);

        for (var path : List.of(
                "/v1/subscriptions/" + other + "/unsubscribe?key=" + key,
                "/v1/subscriptions/" + id + "/unsubscribe?key=" + key,
                "/v1/subscriptions/" + id + "/unsubscribe",
                "/v1/subscriptions/" + Ids.next() + "/unsubscribe?key=" + key)) {
            given().post(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body(
                            "detail",
                            equalTo(given().post("/v1/subscriptions/" + Ids.next() + "/unsubscribe?key=x")
                                    .path("detail")));
        }
        assertThat(Api.subscription(tenant, other).getString("disabledReason")).isEqualTo("UNCONFIRMED");
    }

    private ValidatableResponse changeAddress(String id, String email) {
        return admin(tenant)
                .header("If-Match", "\"" + Api.subscription(tenant, id).getLong("version") + "\"")
                .body(Map.of("email", email))
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse request(String asking, String email) {
        return admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", email, "tenant", asking, "eventTypes", List.of("*")))
                .post("/v1/subscriptions")
                .then();
    }

    private static void unsubscribe(String email) {
        var link = mails(email).getLast().headers().get("List-Unsubscribe").replaceAll("[<>]", "");
        given().post(link.substring(FirstlineStack.PUBLIC_URL.length())).then().statusCode(200);
    }

    private String subscribed(String email) {
        return admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", email, "eventTypes", List.of("sla.breached")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("state", equalTo("DISABLED"))
                .body("disabledReason", equalTo("UNCONFIRMED"))
                .extract()
                .path("id");
    }

    private ValidatableResponse confirm(String id, String code) {
        return admin(tenant)
                .body(Map.of("code", code))
                .post("/v1/subscriptions/" + id + "/confirm")
                .then();
    }

    private static List<Mail> mails(String to) {
        return FirstlineStack.mails().stream()
                .filter(mail -> mail.recipients().contains(to))
                .toList();
    }
}
