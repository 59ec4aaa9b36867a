package dev.firstline.notification.subscription;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.fixture.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Stack
class SubscriptionApiTest {

    private static final String URL = "http://127.0.0.1:1/hook";
    private static final String BODY = "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL + "\",\"eventTypes\":[\"sla.*\"]}";

    private final String tenant = Api.newTenant();

    @Test
    void aNewWebhookShowsItsSecretOnceAndNeverAgain() throws Exception {
        var made = create(BODY)
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
                        "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL
                                + "\",\"eventTypes\":[\"*\"],\"secret\":\"whsec_bm90LWEtcmVhbC1zZWNyZXQtanVzdC1hbi1leGFtcGxl\"}")
                .statusCode(201)
                .body("secret", equalTo("whsec_bm90LWEtcmVhbC1zZWNyZXQtanVzdC1hbi1leGFtcGxl"));
    }

    @Test
    void aMailSubscriptionHasNoSecret() {
        create("{\"channel\":\"EMAIL\",\"email\":\"desk@contoso.example\",\"eventTypes\":[\"sla.breached\"]}")
                .statusCode(201)
                .body("email", equalTo("desk@contoso.example"))
                .body("secret", nullValue());
    }

    @Test
    void aRepeatedRequestMakesOneSubscriptionAndDoesNotShowTheSecretAgain() throws Exception {
        var first = admin(tenant)
                .header("Idempotency-Key", "once")
                .body(BODY)
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("secret", notNullValue());
        admin(tenant)
                .header("Idempotency-Key", "once")
                .body(BODY)
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

    @Test
    void anUnknownEventTypeIsRefusedWithTheKnownOnes() {
        create("{\"channel\":\"WEBHOOK\",\"url\":\"" + URL + "\",\"eventTypes\":[\"sla.*\",\"sla.exploded\"]}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/eventTypes/1"))
                .body("errors[0].detail", containsString("sla.breached"))
                .body("errors[0].detail", containsString("escalation.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://192.168.1.1/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[fd00::1]/",
                "http://2130706433/",
                "http://127.1/",
                "http://user@127.0.0.1/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "not a url",
                "/hook",
                "http://127.0.0.1/#x"
            })
    void anAddressThatMayNotBeCalledIsRefused(String url) {
        create(json(Map.of("channel", "WEBHOOK", "url", url, "eventTypes", List.of("*"))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}|422|channel",
                "{\"channel\":\"PAGER\",\"eventTypes\":[\"*\"]}|422|/channel",
                "{\"channel\":\"WEBHOOK\",\"eventTypes\":[\"*\"]}|422|/url",
                "{\"channel\":\"EMAIL\",\"eventTypes\":[\"*\"]}|422|/email",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\\r\\nBcc: c@d.example\",\"eventTypes\":[\"*\"]}|422|/email",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"url\":\"http://127.0.0.1/\",\"eventTypes\":[\"*\"]}|422|/url",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[]}|422|eventTypes",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[null]}|422|eventTypes",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"secret\":\"whsec_x\"}|422|/secret",
                "{\"channel\":\"WEBHOOK\",\"url\":\"http://127.0.0.1/\",\"eventTypes\":[\"*\"],\"secret\":\"hunter2\"}|422|/secret",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"state\":\"DISABLED\"}|422|/state",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"description\":\"a\\u0000b\"}|422|/description",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"tenant\":\"somebody-else\"}|422|/tenant",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":\"*\"}|422|/eventTypes",
                "{\"channel\":|400|JSON",
                "[]|400|JSON"
            })
    void badInputIsNamed(String body, int status, String named) {
        create(body).statusCode(status).contentType("application/problem+json").body(containsString(named));
    }

    @Test
    void aDescriptionBeyondItsLimitIsRefused() {
        create(json(Map.of(
                        "channel",
                        "EMAIL",
                        "email",
                        "a@b.example",
                        "eventTypes",
                        List.of("*"),
                        "description",
                        "x".repeat(501))))
                .statusCode(422);
    }

    @Test
    void aChangeNeedsTheLatestETag() {
        String id = create(BODY).extract().path("id");
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
        String id = create(BODY).extract().path("id");
        admin(tenant)
                .header("If-Match", "\"0\"")
                .body("{\"url\":\"http://10.0.0.1/\",\"eventTypes\":[\"nope\"],\"email\":\"a@b.example\"}")
                .patch("/v1/subscriptions/" + id)
                .then()
                .statusCode(422)
                .body("errors", hasSize(3));
    }

    @Test
    void aRemovedSubscriptionIsNotThereAnyMore() {
        String id = create(BODY).extract().path("id");
        admin(tenant).delete("/v1/subscriptions/" + id).then().statusCode(204);
        admin(tenant).get("/v1/subscriptions/" + id).then().statusCode(404);
        admin(tenant).delete("/v1/subscriptions/" + id).then().statusCode(404);
    }

    @Test
    void aRotationShowsTheNewSecretAndIsForWebhooksAlone() {
        var made = create(BODY).extract();
        String old = made.path("secret");
        admin(tenant)
                .post("/v1/subscriptions/" + made.path("id") + "/rotate-secret")
                .then()
                .statusCode(200)
                .body("secret", not(equalTo(old)))
                .body("previousSecretUntil", notNullValue());
        String mail = create("{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"]}")
                .extract()
                .path("id");
        admin(tenant)
                .post("/v1/subscriptions/" + mail + "/rotate-secret")
                .then()
                .statusCode(409);
    }

    @Test
    void theListHoldsTheTenantAndAllBelowPageByPage() {
        var expected = new ArrayList<String>();
        for (var owner : List.of(tenant, tenant + "/a", tenant + "/a/b")) {
            expected.add(admin(owner).body(BODY).post("/v1/subscriptions").path("id"));
        }
        admin(tenant + "-other").body(BODY).post("/v1/subscriptions");

        var first =
                admin(tenant).queryParam("limit", 2).get("/v1/subscriptions").jsonPath();
        var second = admin(tenant)
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/subscriptions")
                .jsonPath();

        var ids = new ArrayList<String>(first.getList("items.id", String.class));
        ids.addAll(second.getList("items.id", String.class));
        assertThat(ids).isEqualTo(expected);
        assertThat(second.getString("next")).isNull();
        admin(tenant + "/a").get("/v1/subscriptions").then().body("items", hasSize(2));
        admin(tenant + "/a")
                .queryParam("cursor", first.getString("next"))
                .get("/v1/subscriptions")
                .then()
                .statusCode(422);
        admin(tenant).queryParam("limit", 0).get("/v1/subscriptions").then().statusCode(422);
    }

    @Test
    void aSubscriptionForATenantBelowCanBeMadeFromAbove() {
        create(json(Map.of("tenant", tenant + "/below", "channel", "WEBHOOK", "url", URL, "eventTypes", List.of("*"))))
                .statusCode(201)
                .body("tenant", equalTo(tenant + "/below"));
        as("*", Roles.OPS)
                .body(json(Map.of("tenant", tenant, "channel", "WEBHOOK", "url", URL, "eventTypes", List.of("*"))))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
        as("*", Roles.OPS).body(BODY).post("/v1/subscriptions").then().statusCode(403);
    }

    @Test
    void anothersSubscriptionLooksAbsent() {
        String id = create(BODY).extract().path("id");
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
        admin(tenant).get("/v1/subscriptions/" + id).then().statusCode(200).header("ETag", "\"0\"");
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
        as(tenant, role).body(BODY).post("/v1/subscriptions").then().statusCode(write);
    }

    @Test
    void whoMayOnlyReadDoesNotSeeTheQueryOfAUrl() {
        String id = create(json(Map.of("channel", "WEBHOOK", "url", URL + "?sig=key", "eventTypes", List.of("*"))))
                .extract()
                .path("id");
        as(tenant, Roles.HELPDESK_AGENT).get("/v1/subscriptions/" + id).then().body("url", equalTo(URL + "?***"));
        admin(tenant).get("/v1/subscriptions/" + id).then().body("url", equalTo(URL + "?sig=key"));
    }

    @Test
    void withoutAValidTokenThereIsNothing() {
        var tokens = FirstlineStack.tokens();
        for (var token : List.of(
                "nonsense",
                tokens.expired(tenant, Roles.ADMIN_AGENT),
                tokens.otherKey(tenant, Roles.ADMIN_AGENT),
                tokens.wrongAudience(tenant, Roles.ADMIN_AGENT))) {
            io.restassured.RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .get("/v1/subscriptions")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void theKnownEventTypesCanBeAskedFor() {
        var types = admin(tenant).get("/v1/event-types").jsonPath().getList("items.type", String.class);

        assertThat(types)
                .contains("sla.breached", "ticket.opened", "health.incident-opened")
                .isSorted();
        assertThat(types).noneMatch(type -> type.startsWith("ticket-text") || type.startsWith("notification"));
    }

    @Test
    void everyOperationHasAnExample() {
        var openApi = io.restassured.RestAssured.given()
                .accept("application/json")
                .get("/q/openapi")
                .jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = openApi.getMap("paths");
        var without = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!path.startsWith("/v1/ops") && !operation.toString().contains("examples=")) {
                without.add(method + " " + path);
            }
        }));
        assertThat(paths).containsKeys("/v1/subscriptions", "/v1/deliveries/{id}/resend", "/v1/event-types");
        assertThat(without).isEmpty();
    }

    private ValidatableResponse create(String body) {
        return admin(tenant).body(body).post("/v1/subscriptions").then();
    }

    private static String json(Map<String, Object> body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Object> nulls(int number) {
        return new ArrayList<>(java.util.Collections.nCopies(number, null));
    }

    /** The trace id differs by nature. */
    private static String without(String problem) {
        return problem.replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
