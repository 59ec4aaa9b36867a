package dev.firstline.sla.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Stack
class ConfigurationTest {

    private static final String DOCUMENT = ConfigurationExamples.DOCUMENT;
    private static final String SLOWER = DOCUMENT.replace("PT30M", "PT45M");

    private final String tenant = Api.freshTenant();

    @Test
    void aDocumentIsAppliedOnceHoweverOftenItIsSent() {
        var etag = apply(DOCUMENT, Map.of())
                .statusCode(200)
                .body("differs", equalTo(true))
                .body("settings.code", contains("office", "gold"))
                .body("settings.change", everyItem(equalTo("CREATED")))
                .extract()
                .header("ETag");
        apply(DOCUMENT, Map.of())
                .statusCode(200)
                .body("differs", equalTo(false))
                .body("settings.change", everyItem(equalTo("UNCHANGED")))
                .header("ETag", etag);
        Api.as(tenant, "crm-client")
                .get("/v1/policies/gold")
                .then()
                .body("version", equalTo(1))
                .body("rank", equalTo(10))
                .body("rules[0].goals[0].calendar", equalTo("office"));
    }

    @Test
    void whatIsExportedIsADocumentThatChangesNothing() {
        var strange = "no: 'yes' # \"1e3\" | - 24x7 ~ {x} * & ! % @ `";
        Api.as(tenant, "admin-agent")
                .body(Map.of(
                        "rules",
                        List.of(rule("a", strange), rule("b", "1e3"), rule("c", " on"), rule("no", "ja: nein"))))
                .put("/v1/policies/strange")
                .then()
                .statusCode(201);
        Api.as(tenant, "admin-agent")
                .body(
                        "{\"zone\":\"Europe/Berlin\",\"hours\":{\"MONDAY\":[\"09:00-24:00\"]},\"holidays\":[\"2026-12-25\"]}")
                .put("/v1/calendars/no")
                .then()
                .statusCode(201);
        var exported = as("admin-agent")
                .get("/v1/sla/configuration")
                .then()
                .statusCode(200)
                .extract();
        assertThat(exported.contentType()).startsWith("application/yaml");
        var yaml = exported.body().asString();
        apply(yaml, Map.of("prune", true))
                .statusCode(200)
                .body("differs", equalTo(false))
                .header("ETag", exported.header("ETag").replaceFirst("[.].*", "\""));
        assertThat(yaml).contains("zone: Europe/Berlin", "- \"2026-12-25\"");
    }

    @Test
    void theDifferenceNamesEachFieldAsItWasAndAsItWillBe() {
        apply(DOCUMENT, Map.of()).statusCode(200);
        send("diff", SLOWER.replace("[50, 75]", "[50]"), Map.of())
                .statusCode(200)
                .body("differs", equalTo(true))
                .body("settings.find { it.code == 'gold' }.change", equalTo("CHANGED"))
                .body("settings.find { it.code == 'office' }.change", equalTo("UNCHANGED"))
                .body(
                        "settings.find { it.code == 'gold' }.fields.pointer",
                        contains("/rules/0/goals/0/goal", "/rules/0/goals/0/warnAtPercent/1"))
                .body("settings.find { it.code == 'gold' }.fields[0].before", equalTo("PT30M"))
                .body("settings.find { it.code == 'gold' }.fields[0].after", equalTo("PT45M"))
                .body("settings.find { it.code == 'gold' }.fields[1].before", equalTo(75));
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().body("version", equalTo(1));
    }

    @Test
    void timesBeforeAndAfterDueHaveTheLimitsOfTheApi() {
        var faulty = DOCUMENT.replace("[PT5M]", "[PT5M, soon]").replace("[PT15M, PT1H]", "[PT0S]");
        send("validate", faulty, Map.of())
                .statusCode(200)
                .body("valid", equalTo(false))
                .body(
                        "faults.pointer",
                        containsInAnyOrder(
                                "/policies/gold/rules/0/goals/0/warnBefore/1",
                                "/policies/gold/rules/0/goals/0/overdueAfter/0"))
                .body("faults.line", contains(22, 23));
        send("validate", DOCUMENT.replace("[PT15M, PT1H]", "[PT0S]"), Map.of())
                .body("faults.pointer", contains("/policies/gold/rules/0/goals/0/overdueAfter/0"));
        send("validate", DOCUMENT.replace("[PT5M]", "[PT30M]"), Map.of())
                .body("faults.pointer", contains("/policies/gold/rules/0/goals/0"));
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        apply(DOCUMENT, Map.of()).statusCode(200);
        var etag = send("diff", SLOWER, Map.of()).extract().header("ETag");
        apply(SLOWER, Map.of()).statusCode(428);
        Api.as(tenant, "admin-agent")
                .queryParam("validFrom", "2030-01-01T00:00:00Z")
                .body("{\"rules\":[]}")
                .put("/v1/policies/silver")
                .then()
                .statusCode(201);
        applyIf(etag, SLOWER).statusCode(412);
        var fresh = send("diff", SLOWER, Map.of()).extract().header("ETag");
        applyIf(fresh, SLOWER).statusCode(200).body("differs", equalTo(true));
        applyIf(fresh, DOCUMENT).statusCode(412);
    }

    @Test
    void whatTheDocumentDoesNotNameIsEndedOnlyWhenAskedTo() {
        var etag = apply(DOCUMENT, Map.of()).extract().header("ETag");
        applyIf(etag, "{}").statusCode(200).body("settings.change", everyItem(equalTo("KEPT")));
        as("admin-agent")
                .header("If-Match", etag)
                .queryParam("prune", true)
                .body("{}")
                .post("/v1/sla/configuration/apply")
                .then()
                .statusCode(200)
                .body("settings.change", everyItem(equalTo("ENDED")));
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().statusCode(404);
        Api.as(tenant, "crm-client").get("/v1/calendars/office").then().statusCode(404);
        apply("{}", Map.of("prune", true)).body("differs", equalTo(false)).body("settings", empty());
    }

    @Test
    void allOrNothingIsApplied() {
        var etag = apply(DOCUMENT, Map.of()).extract().header("ETag");
        Api.as(tenant + "/below", "admin-agent")
                .body(
                        "{\"rules\":[{\"id\":\"a\",\"goals\":[{\"target\":\"RESOLUTION\",\"goal\":\"PT1H\",\"calendar\":\"office\"}]}]}")
                .put("/v1/policies/below")
                .then()
                .statusCode(201);
        // The tenant below counts by the office's calendar.
        as("admin-agent")
                .header("If-Match", etag)
                .queryParam("prune", true)
                .body("policies: {silver: {rules: []}}")
                .post("/v1/sla/configuration/apply")
                .then()
                .statusCode(409)
                .body("detail", containsString(tenant + "/below"));
        Api.as(tenant, "crm-client").get("/v1/policies/silver").then().statusCode(404);
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().statusCode(200);
    }

    @Test
    void allFaultsOfADocumentAreToldAtOnceWithTheirLines() {
        var document = """
                policies:
                  gold:
                    colour: red
                    rules:
                      - id: A b
                        when:
                          severities: [A, Z]
                        goals:
                          - target: SOON
                            goal: PT1H
                            calendar: 24x7
                          - target: RESOLUTION
                            goal: PT1H
                  silver:
                    rules:
                      - id: one
                        goals:
                          - target: RESOLUTION
                            goal: two hours
                            calendar: 24x7
                  bronze:
                    rules:
                      - id: one
                        goals:
                          - {target: RESOLUTION, goal: PT1H, calendar: nowhere}
                  Tin: {rules: []}
                calendars:
                  office:
                    zone: Mars/Olympus
                    hours: {MONDAY: ["09:00-17:00"]}
                  24x7:
                    zone: UTC
                    hours: {MONDAY: ["09:00-17:00"]}
                colour: red
                """;
        send("validate", document, Map.of())
                .statusCode(200)
                .body("valid", equalTo(false))
                .body(
                        "faults.collect { it.line + ' ' + it.pointer }",
                        containsInAnyOrder(
                                "3 /policies/gold/colour",
                                "5 /policies/gold/rules/0/id",
                                "7 /policies/gold/rules/0/when/severities/1",
                                "9 /policies/gold/rules/0/goals/0/target",
                                "12 /policies/gold/rules/0/goals/1/calendar",
                                "19 /policies/silver/rules/0/goals/0/goal",
                                "25 /policies/bronze/rules/0/goals/0/calendar",
                                "26 /policies/Tin",
                                "29 /calendars/office/zone",
                                "31 /calendars/24x7",
                                "34 /colour"))
                .body("faults.find { it.line == 3 }.detail", containsString("known are rank, rules"))
                .body("faults.find { it.line == 9 }.detail", containsString("allowed are FIRST_RESPONSE"));
        for (var action : List.of("diff", "apply")) {
            send(action, document, Map.of())
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.size()", equalTo(11))
                    .body("errors[0].line", equalTo(3));
        }
        send("validate", DOCUMENT, Map.of()).body("valid", equalTo(true)).body("faults", empty());
    }

    @Test
    void thousandsOfFaultsAreToldAsTwoHundred() {
        var document = new StringBuilder("policies:\n  gold:\n    rules: []\n");
        for (int i = 0; i < 20_000; i++) {
            document.append("    field").append(i).append(": 1\n");
        }
        send("validate", document.toString(), Map.of())
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("faults.size()", equalTo(200));
        send("validate", "{}" + " ".repeat(1024 * 1024), Map.of()).statusCode(413);
    }

    @Test
    void oneFaultIsOneSentence() {
        send("diff", "policies: 7", Map.of())
                .statusCode(422)
                .body("detail", equalTo("Line 1, /policies: must be an object with a field for each code."));
        send("apply", "", Map.of()).statusCode(422);
    }

    @Test
    void onlyAdministratorsReadAndWriteTheWholeAndOnlyWithinTheirTree() {
        for (var role : List.of("crm-client", "helpdesk-agent", "billing-admin", "sales-agent", "user-admin")) {
            as(role).get("/v1/sla/configuration").then().statusCode(403);
            as(role).body("{}").post("/v1/sla/configuration/apply").then().statusCode(403);
        }
        Api.as("*", "ops").get("/v1/sla/configuration").then().statusCode(403);
        yaml(Api.as("*", "ops"))
                .queryParam("tenant", tenant)
                .body(DOCUMENT)
                .post("/v1/sla/configuration/apply")
                .then()
                .statusCode(200);
        as("admin-agent")
                .queryParam("tenant", Api.freshTenant())
                .get("/v1/sla/configuration")
                .then()
                .statusCode(404);
        // What a tenant inherits is not its own.
        Api.as(tenant + "/below", "admin-agent")
                .get("/v1/sla/configuration")
                .then()
                .body(not(containsString("gold")));
        Api.as(tenant, "admin-agent")
                .body("{}")
                .post("/v1/sla/configuration/apply")
                .then()
                .statusCode(415);
    }

    private static Map<String, Object> rule(String id, String source) {
        return Map.of(
                "id",
                id,
                "source",
                source,
                "goals",
                List.of(Map.of("target", "RESOLUTION", "goal", "PT1H", "calendar", "24x7")));
    }

    private RequestSpecification as(String role) {
        return yaml(Api.as(tenant, role));
    }

    private static RequestSpecification yaml(RequestSpecification request) {
        return request.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType("application/yaml");
    }

    private ValidatableResponse apply(String document, Map<String, ?> parameters) {
        return send("apply", document, parameters);
    }

    private ValidatableResponse applyIf(String etag, String document) {
        return as("admin-agent")
                .header("If-Match", etag)
                .body(document)
                .post("/v1/sla/configuration/apply")
                .then();
    }

    private ValidatableResponse send(String action, String document, Map<String, ?> parameters) {
        return as("admin-agent")
                .queryParams(parameters)
                .body(document)
                .post("/v1/sla/configuration/" + action)
                .then();
    }
}
