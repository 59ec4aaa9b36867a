package dev.firstline.notification.consent;

import static dev.firstline.notification.fixture.Api.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
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
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No address gets what its reader has not agreed to. */
@QuarkusTest
@Stack
class ConsentTest {

    @Inject
    CausedMails mails;

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

    @Test
    void oneTenantHasAtMostAHundredOfTheseMailedADay() throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement("insert into caused_mail (address, tenant)"
                        + " select decode(md5(n || ?), 'hex'), ? from generate_series(1, 100) n")) {
            statement.setString(1, tenant);
            statement.setString(2, tenant);
            statement.executeUpdate();
        }

        admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("*")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(429);
        assertThat(admin(tenant).get("/v1/subscriptions").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void whatWasCountedAndRefusedIsForgottenInTheEnd() throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into caused_mail values ('\\x01', '" + tenant
                    + "', now() - interval '25 hours')," + " ('\\x01', '" + tenant + "', now() - interval '23 hours')");
            statement.executeUpdate("insert into retracted_address values ('\\x01', '" + tenant
                    + "', now() - interval '31 days'), ('\\x02', '" + tenant + "', now() - interval '29 days')");
            mails.tidy();
            for (var table : List.of("caused_mail", "retracted_address")) {
                try (var row =
                        statement.executeQuery("select count(*) from " + table + " where tenant = '" + tenant + "'")) {
                    row.next();
                    assertThat(row.getInt(1)).as(table).isEqualTo(1);
                }
            }
        }
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
    void oneAddressIsMailedAtMostTenOfTheseADayWhoeverAsks() {
        var id = subscribed(address);
        for (int i = 2; i <= 10; i++) {
            admin(tenant)
                    .post("/v1/subscriptions/" + id + "/confirmation")
                    .then()
                    .statusCode(202);
        }

        admin(tenant)
                .post("/v1/subscriptions/" + id + "/confirmation")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("violated-policies", equalTo(List.of("mails.address")))
                // The first of the ten was mailed just now, and counts for a day.
                .header("Retry-After", Integer::valueOf, allOf(greaterThan(86_000), lessThanOrEqualTo(86_400)));
        admin(Api.newTenant())
                .body(Map.of("channel", "EMAIL", "email", address.toUpperCase(), "eventTypes", List.of("*")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(429);
    }

    @Test
    void testMailsCountAsWell() {
        var id = subscribed(address);
        confirm(id, Api.consentCode(address, 1)).statusCode(200);
        for (int i = 2; i <= 10; i++) {
            admin(tenant).post("/v1/subscriptions/" + id + "/test").then().statusCode(202);
        }

        admin(tenant).post("/v1/subscriptions/" + id + "/test").then().statusCode(429);
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

    private static void set(String id, String change) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update subscription set " + change + " where id = '" + id + "'"))
                    .isEqualTo(1);
        }
    }
}
