package dev.firstline.sla.configuration;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All faults of a document and of a body are told at once, each at the very value; what is hardly meant is told as a hint. */
@Stack
class AllFaultsTest {

    private final String tenant = Api.freshTenant();

    @Test
    void faultsOfMeaningAreToldBesideFaultsOfShape() {
        validate("""
                calendars:
                  office:
                    zone: Mars/Olympus
                    hours:
                      MONDAY: ["22:00-06:00"]
                      TUESDAY: ["09:00-12:00", "11:00-13:00"]
                      WEDNESDAY: ["9-17"]
                      noday: ["09:00-12:00"]
                    holidays: ["2026-12-25", "-5000-01-01", "+99999-01-01"]
                    exceptions: {"2026-12-24": ["09:00-12:00", "18:00-12:00"], "1969-12-31": []}
                    colour: red
                policies:
                  gold:
                    rules:
                      - id: one
                        when: {severities: [], customers: [C-4711]}
                        goals:
                          - {target: FIRST_RESPONSE, goal: 2h, calendar: ofice}
                          - {target: FIRST_RESPONSE, goal: PT1H, calendar: 24x7, warnBefore: [PT1H]}
                          - {target: RESOLUTION, goal: PT4H, calendar: office, warnAtPercent: [150], overdueAfter: [P1D]}
                      - id: one
                        goals:
                          - {target: SOON, goal: 3h, calendar: 24x7}
                          - {target: RESOLUTION, goal: P1D, calendar: 24x7}
                          - {target: INTERNAL, goal: PT1H, businessDays: SAME_TIME, calendar: 24x7}
                """)
                .body("valid", equalTo(false))
                .body(
                        "faults.collect { it.line + ' ' + it.pointer }",
                        containsInAnyOrder(
                                "3 /calendars/office/zone",
                                "5 /calendars/office/hours/MONDAY/0",
                                "6 /calendars/office/hours/TUESDAY/1",
                                "7 /calendars/office/hours/WEDNESDAY/0",
                                "8 /calendars/office/hours/noday",
                                "9 /calendars/office/holidays/1",
                                "9 /calendars/office/holidays/2",
                                "10 /calendars/office/exceptions/2026-12-24/1",
                                "10 /calendars/office/exceptions/1969-12-31",
                                "11 /calendars/office/colour",
                                "16 /policies/gold/rules/0/when/severities",
                                "16 /policies/gold/rules/0/when/customers/0",
                                "18 /policies/gold/rules/0/goals/0/goal",
                                "18 /policies/gold/rules/0/goals/0/calendar",
                                "19 /policies/gold/rules/0/goals/1/target",
                                "19 /policies/gold/rules/0/goals/1",
                                "20 /policies/gold/rules/0/goals/2",
                                "20 /policies/gold/rules/0/goals/2/overdueAfter/0",
                                "21 /policies/gold/rules/1/id",
                                "23 /policies/gold/rules/1/goals/0/target",
                                "23 /policies/gold/rules/1/goals/0/goal",
                                "24 /policies/gold/rules/1/goals/1/goal",
                                "25 /policies/gold/rules/1/goals/2/businessDays"))
                .body("faults.find { it.line == 5 }.detail", containsString("22:00-24:00 on this day and 00:00-06:00"))
                .body("faults.find { it.line == 7 }.detail", containsString("write 09:00-17:00"))
                .body("faults.find { it.pointer.endsWith('customers/0') }.detail", containsString("/v1/customers/"))
                .body("faults.find { it.line == 24 }.detail", containsString("PT24H"))
                .body("faults.find { it.line == 24 }.detail", containsString("P1BD"));
    }

    @Test
    void aBodyOfTheApiIsToldAllItsFaultsAtOnceToo() {
        Api.as(tenant, "admin-agent")
                .body("""
                        {"rules":[{"id":"A b","goals":[{"target":"RESOLUTION","goal":"P1W","calendar":"nowhere"}]},
                        {"id":"two","goals":[{"target":"SOON","goal":"P1M","calendar":"24x7"}]}]}""")
                .put("/v1/policies/gold")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/rules/0/id",
                                "/rules/0/goals/0/goal",
                                "/rules/0/goals/0/calendar",
                                "/rules/1/goals/0/target",
                                "/rules/1/goals/0/goal"));
        var windows = "[" + "\"09:00-09:01\",".repeat(12) + "\"10:00-10:01\"]";
        Api.as(tenant, "admin-agent")
                .body("{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":" + windows
                        + ",\"TUESDAY\":[\"0900-1700\"],\"FRIDAY\":[\"08:00-00:00\"]},"
                        + "\"exceptions\":{\"2026-12-24\":[\"9am-5pm\"]}}")
                .put("/v1/calendars/office")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/hours/MONDAY", "/hours/TUESDAY/0", "/hours/FRIDAY/0", "/exceptions/2026-12-24/0"))
                .body("errors.find { it.pointer == '/hours/FRIDAY/0' }.detail", containsString("08:00-24:00"))
                .body("errors.find { it.pointer == '/exceptions/2026-12-24/0' }.detail", containsString("09:00-17:00"));
        Api.as(tenant, "admin-agent").body("[]").put("/v1/policies/gold").then().statusCode(400);
    }

    @Test
    void aGoalThatIsNotUsedUpInTwentyYearsIsRefusedWhicheverMakesItSo() {
        var minute = "{\"zone\":\"Europe/Berlin\",\"hours\":{\"MONDAY\":[\"09:00-09:01\"]}}";
        var goal =
                "{\"rules\":[{\"id\":\"a\",\"goals\":[{\"target\":\"RESOLUTION\",\"goal\":\"%s\",\"calendar\":\"%s\"}]}]}";
        var admin = tenant;
        Api.as(admin, "admin-agent")
                .body(minute)
                .put("/v1/calendars/minute")
                .then()
                .statusCode(201);
        Api.as(admin, "admin-agent")
                .body(goal.formatted("PT87840H", "minute"))
                .put("/v1/policies/far")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rules/0/goals/0/goal"));
        Api.as(admin, "admin-agent")
                .body(goal.formatted("P3660BD", "minute"))
                .put("/v1/policies/far")
                .then()
                .statusCode(422);
        Api.as(admin, "admin-agent")
                .body(goal.formatted("PT1H", "24x7").replace("}]}]}", ",\"overdueAfter\":[\"PT87840H\"]}]}]}"))
                .put("/v1/policies/far")
                .then()
                .statusCode(201);
        // By the calendar that is changed under a policy of a tenant below.
        Api.as(admin, "admin-agent")
                .body("{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]}}")
                .put("/v1/calendars/desk")
                .then()
                .statusCode(201)
                .body("hints.detail", hasItem(containsString("no policy")));
        Api.as(admin + "/below", "admin-agent")
                .body(goal.formatted("PT1000H", "desk"))
                .put("/v1/policies/below")
                .then()
                .statusCode(201)
                .body("hints", nullValue());
        Api.as(admin, "admin-agent")
                .header("If-Match", "\"1\"")
                .body(minute)
                .put("/v1/calendars/desk")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/hours"))
                .body("errors[0].detail", containsString("policy below of " + admin + "/below"));
        validate("""
                calendars: {slow: {zone: UTC, hours: {MONDAY: ["09:00-09:01"]}}}
                policies:
                  far: {rules: [{id: a, goals: [{target: RESOLUTION, goal: PT87840H, calendar: slow}]}]}
                """).body("faults.pointer", containsInAnyOrder("/policies/far/rules/0/goals/0/goal"));
    }

    @Test
    void whatIsHardlyMeantIsAHint() {
        var known = UUID.randomUUID();
        Api.as(tenant, "admin-agent")
                .body(Map.of(
                        "tickets",
                        List.of(Map.of(
                                "ticketId", UUID.randomUUID(),
                                "openedAt", "2026-03-02T09:00:00Z",
                                "type", "INCIDENT",
                                "severity", "A",
                                "language", "EN",
                                "customerId", known))))
                .post("/v1/sla/history")
                .then()
                .statusCode(200);
        var document = """
                calendars:
                  lonely: {zone: UTC, hours: {MONDAY: ["09:00-10:00"]}}
                policies:
                  gold:
                    rules:
                      - id: a
                        when: {severities: [A]}
                        goals: [{target: RESOLUTION, goal: PT1H, calendar: 24x7}]
                      - id: again
                        when: {severities: [A], languages: [EN]}
                        goals: [{target: RESOLUTION, goal: PT2H, calendar: 24x7}]
                      - id: others
                        when: {severities: [B, C]}
                        goals: [{target: RESOLUTION, goal: PT4H, calendar: 24x7}]
                      - id: rest
                        goals:
                          - {target: RESOLUTION, goal: PT8H, calendar: 24x7}
                          - {target: INTERNAL, goal: PT8H, calendar: 24x7}
                      - id: nobody
                        when: {customers: [%s, 0199f6c0-0000-7000-8000-00000000ffff]}
                        goals: [{target: FIRST_RESPONSE, goal: PT8H, calendar: 24x7}]
                  silver:
                    rank: 200
                    rules: [{id: late, goals: [{target: INTERNAL, goal: PT1H, calendar: 24x7}]}]
                """.formatted(known);
        validate(document)
                .body("valid", equalTo(true))
                .body("faults", empty())
                .body(
                        "hints.collect { it.line + ' ' + it.pointer }",
                        containsInAnyOrder(
                                "2 /calendars/lonely",
                                "9 /policies/gold/rules/1",
                                "17 /policies/gold/rules/3/goals/0",
                                "20 /policies/gold/rules/4/when/customers",
                                "24 /policies/silver/rules/0"))
                .body("hints.find { it.line == 24 }.detail", containsString("rule rest of policy gold"))
                .body("hints.find { it.line == 20 }.detail", containsString("00000000ffff"));
        send("diff", document).statusCode(200).body("hints.size()", equalTo(5));
        send("apply", document).statusCode(200).body("hints.pointer", everyItem(startsWith("/")));
        Api.as(tenant, "admin-agent")
                .header("If-Match", "\"1\"")
                .body("""
                        {"rank":300,"rules":[{"id":"late","goals":[{"target":"INTERNAL","goal":"PT1H","calendar":"24x7"}]}]}""")
                .put("/v1/policies/silver")
                .then()
                .statusCode(200)
                .body("hints.pointer", containsInAnyOrder("/rules/0"));
    }

    private ValidatableResponse validate(String document) {
        return send("validate", document).statusCode(200);
    }

    private ValidatableResponse send(String action, String document) {
        return Api.as(tenant, "admin-agent")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType("application/yaml")
                .body(document)
                .post("/v1/sla/configuration/" + action)
                .then();
    }
}
