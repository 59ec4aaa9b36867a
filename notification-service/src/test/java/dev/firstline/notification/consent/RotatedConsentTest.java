package dev.firstline.notification.consent;

import static dev.firstline.notification.fixture.Api.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mails are out for long: what stands in them, and what their readers said, outlives a change of the secret key. */
@QuarkusTest
@Stack
class RotatedConsentTest {

    private static final ConsentCodes OLD = new ConsentCodes(KeyRing.of(FirstlineStack.OLD_SECRET_KEY));
    private static final ConsentCodes UNTOLD =
            new ConsentCodes(KeyRing.of("bm9ib2R5LXRvbGQtdGhpcy1vbmUtdG8tdGhlLXRlc3Q="));

    private final String tenant = Api.newTenant();
    private final String address = tenant + "@contoso.example";

    @Test
    void aCodeThatWasMailedUnderTheOldKeyConfirms() throws SQLException {
        var id = subscribed();
        var until = consentUntil(id);

        confirm(id, UNTOLD.code(id, address, until), 422);
        confirm(id, OLD.code(id, address, until), 200);

        assertThat(Api.subscription(tenant, id.toString()).getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void aLinkThatWasMailedUnderTheOldKeyUnsubscribes() {
        var id = subscribed();
        var path = "/v1/subscriptions/" + id + "/unsubscribe?key=";

        given().post(path + UNTOLD.retractionKey(id, address)).then().statusCode(404);
        given().post(path + OLD.retractionKey(id, address)).then().statusCode(200);

        assertThat(Api.subscription(tenant, id.toString()).getString("disabledReason"))
                .isEqualTo("RETRACTED");
    }

    @Test
    void whoUnsubscribedBeforeTheKeyWasChangedIsNotAskedAgain() throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var insert =
                        connection.prepareStatement("insert into retracted_address (address, tenant) values (?, ?)")) {
            insert.setBytes(1, OLD.addressKeys(address).getFirst());
            insert.setString(2, tenant);
            insert.executeUpdate();
        }

        ask().then().statusCode(409).body("detail", containsString("unsubscribed"));
    }

    @Test
    void mailsOfBeforeStillCount() throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var insert = connection.prepareStatement(
                        "insert into caused_mail (address, tenant) select ?, 'other' from generate_series(1, 10)")) {
            insert.setBytes(1, OLD.addressKeys(address).getFirst());
            insert.executeUpdate();
        }

        ask().then().statusCode(429).body("detail", containsString("within a day"));
    }

    private Response ask() {
        return admin(tenant)
                .body(Map.of("channel", "EMAIL", "email", address, "eventTypes", List.of("sla.breached")))
                .post("/v1/subscriptions");
    }

    private UUID subscribed() {
        return UUID.fromString(ask().then().statusCode(201).extract().path("id"));
    }

    private void confirm(UUID id, String code, int status) {
        admin(tenant)
                .body(Map.of("code", code))
                .post("/v1/subscriptions/" + id + "/confirm")
                .then()
                .statusCode(status);
    }

    private static Instant consentUntil(UUID id) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.prepareStatement("select consent_until from subscription where id = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }
}
