package dev.firstline.notification.consent;

import static dev.firstline.notification.fixture.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many mails strangers to a mailbox can cause. */
@QuarkusTest
@Stack
class CausedMailsTest {

    @Inject
    CausedMails mails;

    private final String tenant = Api.newTenant();
    private final String address = tenant + "@contoso.example";

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
}
