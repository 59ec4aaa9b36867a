package dev.firstline.notification.consent;

import static dev.firstline.notification.fixture.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.mail.Mail;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No address gets what its reader has not agreed to. */
@QuarkusTest
@Stack
class ConsentTest {

    private final String tenant = Api.newTenant();
    private final String address = tenant + "@contoso.example";

    @Test
    void noAlertIsSentBeforeTheReaderOfTheMailboxAgreed() {
        var id = subscribed(address);
        var before = Ids.next();
        try (var receiver = new Receiver()) {
            // A witness that the event was told to all who wanted it by then.
            var witness = Api.subscribe(tenant, receiver, "sla.breached").getString("id");
            Events.publish(tenant, Events.breached(before));
            Api.awaitDelivery(tenant, witness, "DELIVERED");
        }
        var code = Api.consentCode(address, 1);

        confirm(id, code.toLowerCase().replace("-", " "))
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("disabledReason", nullValue())
                .body("confirmedAt", notNullValue());
        var after = Ids.next();
        Events.publish(tenant, Events.breached(after));

        await().atMost(Stack.PATIENCE).until(() -> mails(address).size() == 2);
        assertThat(mails(address).getLast().text()).contains(after.toString()).doesNotContain(before.toString());
        confirm(id, "anything").statusCode(200);
    }

    @Test
    void theCodeIsInTheMailAndNowhereElse() {
        var id = subscribed(address);
        var code = Api.consentCode(address, 1);
        var delivery = Api.awaitDelivery(tenant, id, "DELIVERED");

        assertThat(delivery.getString("eventType")).isEqualTo("subscription.confirm");
        var told = delivery.prettify()
                + admin(tenant).get("/v1/subscriptions/" + id).asString();
        assertThat(told).doesNotContain(code, code.replace("-", ""));
        assertThat(mails(address).getFirst().text()).contains(tenant, "do nothing");
        admin(tenant)
                .post("/v1/deliveries/" + delivery.getString("id") + "/resend")
                .then()
                .statusCode(409);
    }

    @Test
    void withoutConsentNothingCanBeSentByHandOrSwitchedOn() {
        var id = subscribed(address);

        for (var act : List.of("enable", "test")) {
            admin(tenant)
                    .post("/v1/subscriptions/" + id + "/" + act)
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("/confirm"));
        }
    }

    @Test
    void anotherCodeThanTheLastOneIsRefused() throws SQLException {
        var id = subscribed(address);
        var first = Api.consentCode(address, 1);
        var other = subscribed("x" + address);
        var others = Api.consentCode("x" + address, 1);

        confirm(id, others).statusCode(422).body("errors[0].pointer", equalTo("/code"));
        confirm(id, "0000-0000-0000-0000").statusCode(422);
        confirm(other, first).statusCode(422);
        set(id, "consent_until = consent_until + interval '1 second'");
        confirm(id, first).statusCode(422);
        admin(tenant).post("/v1/subscriptions/" + id + "/confirmation").then().statusCode(202);
        var second = Api.consentCode(address, 2);
        set(id, "consent_until = now() - interval '1 second'");
        confirm(id, second).statusCode(422);
    }

    @Test
    void aCodeIsGuessedAtMostFiveTimesAndUsedOnce() {
        var id = subscribed(address);
        var code = Api.consentCode(address, 1);
        for (int i = 0; i < 5; i++) {
            confirm(id, "0000-0000-0000-000" + i).statusCode(422);
        }

        // No wait helps, so nobody is told to wait.
        confirm(id, code)
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("detail", containsString("/confirmation"))
                .header("Retry-After", nullValue());
        admin(tenant).post("/v1/subscriptions/" + id + "/confirmation").then().statusCode(202);
        var second = Api.consentCode(address, 2);
        assertThat(second).isNotEqualTo(code);
        confirm(id, second).statusCode(200);
        changeAddress(id, "new-" + address);
        changeAddress(id, address);
        confirm(id, second).statusCode(422);
    }

    @Test
    void aChangedAddressIsAskedAnew() {
        var id = subscribed(address);
        confirm(id, Api.consentCode(address, 1)).statusCode(200);

        changeAddress(id, "new-" + address)
                .body("state", equalTo("DISABLED"))
                .body("disabledReason", equalTo("UNCONFIRMED"));

        admin(tenant).post("/v1/subscriptions/" + id + "/enable").then().statusCode(409);
        confirm(id, Api.consentCode("new-" + address, 1)).statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void aSubscriptionFromBeforeGoesOn() throws SQLException {
        var id = subscribed(address);
        // As the migration leaves those that were there.
        set(id, "state = 'ACTIVE', disabled_reason = null, consent_until = null, confirmed_at = created_at");
        var ticket = Ids.next();

        Events.publish(tenant, Events.breached(ticket));

        await().atMost(Stack.PATIENCE)
                .until(() ->
                        mails(address).stream().anyMatch(mail -> mail.text().contains(ticket.toString())));
    }

    private ValidatableResponse changeAddress(String id, String email) {
        return admin(tenant)
                .header("If-Match", "\"" + Api.subscription(tenant, id).getLong("version") + "\"")
                .body(Map.of("email", email))
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(200);
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

    private static void set(String id, String change) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update subscription set " + change + " where id = '" + id + "'"))
                    .isEqualTo(1);
        }
    }
}
