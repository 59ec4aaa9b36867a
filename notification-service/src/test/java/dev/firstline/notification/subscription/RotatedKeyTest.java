package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The secret key was changed: what is of the old one holds, and what is of a key that nobody told says so. */
@QuarkusTest
@Stack
class RotatedKeyTest {

    private static final KeyRing PRESENT = KeyRing.of(FirstlineStack.SECRET_KEY);
    private static final KeyRing OLD = KeyRing.of(FirstlineStack.OLD_SECRET_KEY);
    private static final KeyRing UNTOLD = KeyRing.of("bm9ib2R5LXRvbGQtdGhpcy1vbmUtdG8tdGhlLXRlc3Q=");

    @Inject
    WebhookSecretRenewal renewal;

    private final String tenant = Api.newTenant();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aSecretThatIsUnderTheOldKeyStillSigns() throws SQLException {
        var webhook = Api.subscribe(tenant, receiver, "sla.*");
        seal(webhook, OLD, null);

        Events.publish(tenant, Events.breached(Ids.next()));

        assertThat(receiver.first().isSignedWith(webhook.getString("secret"))).isTrue();
    }

    @Test
    void itIsEncryptedUnderThePresentKeySoThatTheOldOneCanGo() throws SQLException {
        var webhook = Api.subscribe(tenant, receiver, "sla.*");
        // As a version wrote it that noted no key.
        seal(webhook, OLD, null);

        renewal.renew();

        assertThat(new SecretVault(PRESENT).find(stored(webhook), tenant, id(webhook)))
                .contains(new WebhookSecret(webhook.getString("secret")));
        assertThat(text(webhook, "sealed_under")).isEqualTo(PRESENT.id());
        Events.publish(tenant, Events.breached(Ids.next()));
        assertThat(receiver.first().isSignedWith(webhook.getString("secret"))).isTrue();
    }

    @Test
    void whatIsUnderThePresentKeyIsLeftAlone() throws SQLException {
        var webhook = Api.subscribe(tenant, receiver, "sla.*");
        var before = stored(webhook);

        renewal.renew();

        assertThat(stored(webhook)).isEqualTo(before);
        assertThat(text(webhook, "sealed_under")).isEqualTo(PRESENT.id());
    }

    @Test
    void withoutTheOldKeyTheDeliverySaysWhyAndGoesOutOnceTheKeyIsThere() throws SQLException {
        var webhook = Api.subscribe(tenant, receiver, "sla.*");
        seal(webhook, UNTOLD, UNTOLD.id());
        assertThat(message(webhook))
                .contains(UNTOLD.id(), PRESENT.id(), "put that key into FIRSTLINE_OLD_SECRET_KEYS", "/rotate-secret");

        Events.publish(tenant, Events.breached(Ids.next()));

        var delivery = await().atMost(Stack.PATIENCE)
                .until(
                        () -> Api.delivery(tenant, webhook.getString("id")),
                        told -> told != null && told.getInt("attempts") > 0);
        assertThat(delivery.getString("state")).isEqualTo("PENDING");
        assertThat(delivery.getString("lastError")).isEqualTo("SECRET_UNREADABLE");
        assertThat(receiver.received()).isEmpty();
        renewal.renew();
        assertThat(unreadable()).isGreaterThanOrEqualTo(1);

        // As when the key was put among the old ones.
        seal(webhook, OLD, UNTOLD.id());
        admin(tenant)
                .post("/v1/deliveries/" + delivery.getString("id") + "/resend")
                .then()
                .statusCode(202);
        assertThat(receiver.first().isSignedWith(webhook.getString("secret"))).isTrue();
    }

    @Test
    void whereTheKeyIsLostANewSecretSignsAlone() throws SQLException {
        var webhook = Api.subscribe(tenant, receiver, "sla.*");
        seal(webhook, UNTOLD, UNTOLD.id());

        var rotated = admin(tenant)
                .body("{}")
                .post("/v1/subscriptions/" + webhook.getString("id") + "/rotate-secret")
                .then()
                .statusCode(200)
                .body("previousSecretUntil", equalTo(null))
                .extract()
                .jsonPath();
        Events.publish(tenant, Events.breached(Ids.next()));

        assertThat(receiver.first().isSignedWith(rotated.getString("secret"))).isTrue();
    }

    @Test
    void aCursorOfTheOldKeyStillPagesAndOneOfAnUntoldKeySaysWhatToDo() {
        var first = Api.subscribe(tenant, receiver, "sla.*").getString("id");
        var second = Api.subscribe(tenant, receiver, "ticket.*").getString("id");
        var list = List.of("subscriptions", tenant);

        admin(tenant)
                .queryParam("cursor", new Cursors(OLD).write(list, first))
                .get("/v1/subscriptions")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(second)));
        admin(tenant)
                .queryParam("cursor", new Cursors(UNTOLD).write(list, first))
                .get("/v1/subscriptions")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("begin the list anew"));
    }

    private void seal(JsonPath webhook, KeyRing under, @Nullable String noted) throws SQLException {
        var sealed = new SecretVault(under).seal(new WebhookSecret(webhook.getString("secret")), tenant, id(webhook));
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement(
                        "update subscription set secret = ?, sealed_under = ? where id = ?")) {
            statement.setBytes(1, sealed);
            statement.setString(2, noted);
            statement.setObject(3, id(webhook));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private String message(JsonPath webhook) throws SQLException {
        try {
            new SecretVault(PRESENT).open(stored(webhook), text(webhook, "sealed_under"), tenant, id(webhook));
        } catch (UnreadableSecretException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it could be read");
    }

    private static byte[] stored(JsonPath webhook) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement("select secret from subscription where id = ?")) {
            statement.setObject(1, id(webhook));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static String text(JsonPath webhook, String column) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement("select " + column + " from subscription where id = ?")) {
            statement.setObject(1, id(webhook));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static double unreadable() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("firstline_webhook_secrets_unreadable"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static UUID id(JsonPath webhook) {
        return UUID.fromString(webhook.getString("id"));
    }
}
