package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class SettingsTest {

    private static final String RULE = """
            {"rules":[{"id":"all","goals":[{"target":"FIRST_RESPONSE","goal":"%s","calendar":"%s"}]}]}""";

    private final String tenant = Api.freshTenant();

    @Test
    void aTenantThatSetNothingHasTheProgramsPolicyAndTheDesksCalendars() {
        Api.as(tenant, "crm-client")
                .get("/v1/policies")
                .then()
                .statusCode(200)
                .body("items.code", contains("program"))
                .body("items[0].tenant", nullValue())
                .body("items[0].rules[0].goals[0].goal", equalTo("PT2H"));
        Api.as(tenant, "crm-client")
                .get("/v1/calendars")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("24x7", "desk-pt-br", "desk-pt-pt", "desk-es", "desk-de"));
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().statusCode(404);
        Api.as(tenant, "crm-client")
                .get("/v1/calendars/desk-pt-br")
                .then()
                .body("zone", equalTo("America/Sao_Paulo"))
                .body("hours.MONDAY", contains("09:00-18:00"));
    }

    @Test
    void aChangeMustKnowWhatItChangesUnlessItChangesNothing() {
        var admin = "admin-agent";
        var etag = Api.as(tenant, admin)
                .body(RULE.formatted("PT1H", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        Api.as(tenant, admin)
                .body(RULE.formatted("PT60M", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        var changed = RULE.formatted("PT2S", "24x7");
        Api.as(tenant, admin).body(changed).put("/v1/policies/gold").then().statusCode(428);
        Api.as(tenant, admin)
                .header("If-Match", "\"7\"")
                .body(changed)
                .put("/v1/policies/gold")
                .then()
                .statusCode(412);
        Api.as(tenant, admin)
                .header("If-Match", etag)
                .body(changed)
                .put("/v1/policies/gold")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/policies/gold    | {"rules":[{"id":"all","goals":[{"target":"FIRST_RESPONSE","goal":"PT1H","calendar":"24x7"}]}]}
            /v1/calendars/office | {"zone":"UTC","hours":{"MONDAY":["09:00-17:00"]}}
            """)
    void whatIsMeantToBeTheFirstOfItsCodeIsSetOnce(String address, String body) {
        onlyAsTheFirst(address, body).statusCode(201).header("ETag", "\"1\"");

        // Also what would change nothing.
        onlyAsTheFirst(address, body)
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"))
                .body("currentETag", equalTo("\"1\""));
    }

    private ValidatableResponse onlyAsTheFirst(String address, String body) {
        return Api.as(tenant, "admin-agent")
                .header("If-None-Match", "*")
                .body(body)
                .put(address)
                .then();
    }

    @Test
    void settingsAreInheritedDownTheTreeAndTheNearestCounts() {
        var child = tenant + "/below";
        Api.as(tenant, "global-admin")
                .body(RULE.formatted("PT1H", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(child, "crm-client")
                .get("/v1/policies/gold")
                .then()
                .body("tenant", equalTo(tenant))
                .body("rules[0].goals[0].goal", equalTo("PT1H"));
        // The parent may set it for the child.
        Api.as(tenant, "global-admin")
                .queryParam("tenant", child)
                .body(RULE.formatted("PT30M", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(child, "crm-client").get("/v1/policies/gold").then().body("rules[0].goals[0].goal", equalTo("PT30M"));
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().body("rules[0].goals[0].goal", equalTo("PT1H"));
        Api.as(Api.freshTenant(), "crm-client").get("/v1/policies").then().body("items.code", not(hasItem("gold")));
        Api.as(child, "global-admin")
                .queryParam("tenant", tenant)
                .body(RULE.formatted("PT5M", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(404);
    }

    @Test
    void aPromiseStaysAsGivenWhenThePolicyChanges() {
        Api.promise(tenant, 3600, 7200);
        var intake = new Intake(tenant);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        intake.opened(now, Severity.C);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        Api.as(tenant, "ops")
                .header("If-Match", "\"1\"")
                .body(RULE.formatted("PT10M", "24x7"))
                .put("/v1/policies/quick")
                .then()
                .statusCode(200);

        intake.severity(now.plusMillis(10), Severity.A);
        intake.replied(now.plusMillis(20));
        SlaTopic.await(intake.ticketId(), "sla.met", "FIRST_RESPONSE");

        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.goal", contains("PT1H", "PT2H"))
                .body("clocks.policyVersion", everyItem(equalTo(1)));
        var next = new Intake(tenant);
        next.opened(Instant.now(), Severity.C);
        assertThat(SlaTopic.await(next.ticketId(), "sla.started", "FIRST_RESPONSE")
                        .body()
                        .get("goal")
                        .asText())
                .isEqualTo("PT10M");
    }

    @Test
    void aPolicyCanCountByACalendarOfTheTenant() {
        Api.as(tenant, "admin-agent")
                .body("{\"zone\":\"Asia/Tokyo\",\"hours\":{\"MONDAY\":[\"09:00-12:00\",\"13:00-17:00\"]}}")
                .put("/v1/calendars/tokyo")
                .then()
                .statusCode(201)
                .body("holidays", equalTo(List.of()));
        Api.as(tenant, "admin-agent")
                .body(RULE.formatted("PT1H", "tokyo"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(tenant, "admin-agent")
                .body(RULE.formatted("PT1H", "nowhere"))
                .put("/v1/policies/silver")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rules/0/goals/0/calendar"))
                .body("errors[0].detail", containsString("tokyo"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /rules                      | {}
            /rules/0/goals              | {"rules":[{"id":"a","goals":[]}]}
            /rules/0/id                 | {"rules":[{"id":"A b","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}
            /rules/0/source             | {"rules":[{"id":"a","source":"a\\u2028b","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}
            /rules/0/goals/0/goal       | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"2 hours","calendar":"24x7"}]}]}
            /rules/0/goals/0/goal       | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT0.5S","calendar":"24x7"}]}]}
            /rules/0/goals/0/goal       | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"P0BD","calendar":"24x7"}]}]}
            /rules/0/goals/0/goal       | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT0S","calendar":"24x7"}]}]}
            /rules/0/goals/0/goal       | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"P40000D","calendar":"24x7"}]}]}
            /rules/0/goals/0            | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","warnAtPercent":[100]}]}]}
            /rules/0/goals/0/warnBefore/1 | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","warnBefore":["PT1S","PT0S"]}]}]}
            /rules/0/goals/0/warnBefore/0 | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","warnBefore":["P1BD"]}]}]}
            /rules/0/goals/0            | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","warnBefore":["PT1H"]}]}]}
            /rules/0/goals/0            | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"P1BD","calendar":"24x7","warnBefore":["PT24H"]}]}]}
            /rules/0/goals/0/warnBefore | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","warnBefore":["PT1S","PT2S","PT3S","PT4S","PT5S","PT6S","PT7S","PT8S","PT9S","PT10S","PT11S"]}]}]}
            /rules/0/goals/0/overdueAfter/0 | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","overdueAfter":["PT0.5S"]}]}]}
            /rules/0/goals/0/overdueAfter/0 | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","overdueAfter":["P40000D"]}]}]}
            /rules/0/goals/0/overdueAfter | {"rules":[{"id":"a","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","overdueAfter":["PT1S","PT2S","PT3S","PT4S","PT5S","PT6S","PT7S","PT8S","PT9S","PT10S","PT11S"]}]}]}
            /rules/0/goals/0/target     | {"rules":[{"id":"a","goals":[{"target":"SOON","goal":"PT1H","calendar":"24x7"}]}]}
            /rules/0/when/colour        | {"rules":[{"id":"a","when":{"colour":"red"},"goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}
            /rules/0/when/severities/0  | {"rules":[{"id":"a","when":{"severities":["Z"]},"goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}
            """)
    void aPolicyThatCannotBeKeptIsRefusedByTheNameOfItsFault(String pointer, String body) {
        Api.as(tenant, "admin-agent")
                .body(body)
                .put("/v1/policies/gold")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"zone\":\"Mars/Olympus\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]}}",
                "{\"zone\":\"UTC\",\"hours\":{}}",
                "{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[]}}",
                "{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"9-17\"]}}",
                "{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\",\"16:00-18:00\"]}}",
                "{\"zone\":\"UTC\",\"hours\":{\"SOMEDAY\":[\"09:00-17:00\"]}}",
                "{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]},\"holidays\":[\"2026-02-30\"]}"
            })
    void aCalendarThatIsNoneIsRefused(String body) {
        Api.as(tenant, "admin-agent")
                .body(body)
                .put("/v1/calendars/office")
                .then()
                .statusCode(422);
    }

    @Test
    void roundTheClockMeansRoundTheClockForEveryone() {
        Api.as(tenant, "admin-agent")
                .body("{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]}}")
                .put("/v1/calendars/24x7")
                .then()
                .statusCode(422);
    }

    @Test
    void onlyAdministratorsSetPromises() {
        for (var role : List.of("crm-client", "helpdesk-agent", "billing-admin", "sales-agent", "user-admin")) {
            Api.as(tenant, role)
                    .body(RULE.formatted("PT1H", "24x7"))
                    .put("/v1/policies/gold")
                    .then()
                    .statusCode(403);
        }
        RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .put("/v1/policies/gold")
                .then()
                .statusCode(401);
        Api.as(tenant, "admin-agent")
                .body("x".repeat(300_000))
                .put("/v1/policies/gold")
                .then()
                .statusCode(413);
        Api.as(tenant, "admin-agent")
                .body("{}")
                .put("/v1/policies/G%20old")
                .then()
                .statusCode(422);
    }

    @Test
    void thePlatformsOperatorsNameTheTenantThatTheyMean() {
        Api.as("*", "ops").get("/v1/policies").then().statusCode(403);
        Api.as("*", "ops")
                .queryParam("tenant", tenant)
                .body(RULE.formatted("PT1H", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().statusCode(200);
        Api.as(tenant, "crm-client")
                .queryParam("tenant", "no//path")
                .get("/v1/policies")
                .then()
                .statusCode(422);
    }

    @Test
    void everyOperationIsDescribedWithAnExampleAndTheExamplesWork() {
        var paths = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Map<String, Map<String, Object>>>>path("paths");
        paths.keySet().removeIf(path -> path.startsWith("/v1/ops/"));
        assertThat(paths).hasSizeGreaterThan(5);
        paths.forEach((path, operations) -> operations.forEach((method, operation) ->
                assertThat(operation.toString()).as(method + " " + path).contains("examples", "operationId")));
        Api.as(tenant, "admin-agent")
                .body(Examples.POLICY)
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(tenant, "admin-agent")
                .body(Examples.CALENDAR)
                .put("/v1/calendars/office")
                .then()
                .statusCode(201);
    }
}
