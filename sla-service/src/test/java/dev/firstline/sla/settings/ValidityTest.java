package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Stack
class ValidityTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private static final Instant CHRISTMAS = TODAY.plus(Duration.ofDays(30));
    private static final Instant EPIPHANY = TODAY.plus(Duration.ofDays(43));
    private static final String RULE = """
            {"rules":[{"id":"all","goals":[{"target":"FIRST_RESPONSE","goal":"%s","calendar":"%s"}]}]}""";
    private static final String OFFICE = "{\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]}}";

    private final String tenant = Api.freshTenant();

    @Test
    void aPolicyForChristmasCountsThenAndTheUsualOneBeforeAndAfterwards() {
        put("gold", "PT1H", Map.of(), null).statusCode(201);
        put("gold", "PT8H", Map.of("validFrom", CHRISTMAS, "validUntil", EPIPHANY), "\"1\"")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("validFrom", equalTo(CHRISTMAS.toString()))
                .body("validUntil", equalTo(EPIPHANY.toString()));
        // A change of the usual one in the meantime leaves Christmas as it is.
        put("gold", "PT2H", Map.of(), "\"2\"").statusCode(200).body("version", equalTo(3));

        goalAt(Instant.now()).body("rules[0].goals[0].goal", equalTo("PT2H")).header("ETag", startsWith("\"3."));
        goalAt(CHRISTMAS.minusMillis(1)).body("rules[0].goals[0].goal", equalTo("PT2H"));
        goalAt(CHRISTMAS).body("rules[0].goals[0].goal", equalTo("PT8H"));
        goalAt(EPIPHANY.minusMillis(1)).body("rules[0].goals[0].goal", equalTo("PT8H"));
        goalAt(EPIPHANY).body("rules[0].goals[0].goal", equalTo("PT2H"));
        Api.as(tenant, "crm-client")
                .queryParam("at", TODAY.toString())
                .get("/v1/policies")
                .then()
                .body("items.code", not(hasItem("gold")));
    }

    @Test
    void aTicketIsJudgedByWhatWasInForceAtItsOpening() {
        var opened = new Intake(tenant);
        put("gold", "PT8H", Map.of("validFrom", CHRISTMAS), null).statusCode(201);
        put("gold", "PT1H", Map.of(), "\"1\"").statusCode(200);
        opened.opened(Instant.now(), Severity.C);
        var started = SlaTopic.await(opened.ticketId(), "sla.started", "FIRST_RESPONSE");
        assertThat(started.body().get("goal").asText()).isEqualTo("PT1H");
    }

    @Test
    void theSamePlanTwiceIsOnePlan() {
        put("gold", "PT8H", Map.of("validFrom", CHRISTMAS, "validUntil", EPIPHANY), null)
                .statusCode(201);
        put("gold", "PT480M", Map.of("validFrom", CHRISTMAS, "validUntil", EPIPHANY), null)
                .statusCode(200)
                .body("version", equalTo(1));
        put("gold", "PT8H", Map.of("validFrom", CHRISTMAS, "validUntil", EPIPHANY.plusSeconds(1)), null)
                .statusCode(428);
    }

    @Test
    void aVersionThatHasNotBegunCanBeWithdrawn() {
        put("gold", "PT1H", Map.of(), null).statusCode(201);
        put("gold", "PT8H", Map.of("validFrom", CHRISTMAS), "\"1\"").statusCode(200);
        var versions = "/v1/policies/gold/versions";
        Api.as(tenant, "crm-client").delete(versions + "/2").then().statusCode(403);
        Api.as(tenant, "admin-agent").delete(versions + "/1").then().statusCode(409);
        Api.as(tenant, "admin-agent").delete(versions + "/7").then().statusCode(404);
        for (int again = 0; again < 2; again++) {
            Api.as(tenant, "admin-agent")
                    .delete(versions + "/2")
                    .then()
                    .statusCode(200)
                    .body("withdrawnAt", notNullValue())
                    .body("withdrawnBy", notNullValue());
        }
        goalAt(CHRISTMAS).body("rules[0].goals[0].goal", equalTo("PT1H")).header("ETag", startsWith("\"1."));
        // Its number is not given twice.
        put("gold", "PT9H", Map.of("validFrom", CHRISTMAS), "\"1\"").body("version", equalTo(3));
        Api.as(tenant, "crm-client")
                .get(versions)
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items[0].withdrawnAt", nullValue())
                .body("items[1].withdrawnAt", notNullValue())
                .body("items[2].author", notNullValue());
    }

    @Test
    void whatTheTenantEndsIsInheritedAgain() {
        var child = tenant + "/below";
        put("gold", "PT1H", Map.of(), null).statusCode(201);
        Api.as(child, "admin-agent")
                .body(RULE.formatted("PT5M", "24x7"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(child, "admin-agent").delete("/v1/policies/gold").then().statusCode(428);
        Api.as(child, "admin-agent")
                .header("If-Match", "\"1\"")
                .queryParam("validFrom", CHRISTMAS.toString())
                .delete("/v1/policies/gold")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("ends", equalTo(true));
        goalAt(child, Instant.now()).body("rules[0].goals[0].goal", equalTo("PT5M"));
        goalAt(child, CHRISTMAS).body("rules[0].goals[0].goal", equalTo("PT1H"));
        Api.as(tenant, "admin-agent")
                .header("If-Match", "\"1\"")
                .delete("/v1/policies/gold")
                .then()
                .statusCode(200);
        goalAt(tenant, Instant.now()).statusCode(404);
        Api.as(tenant, "admin-agent")
                .header("If-Match", "\"2\"")
                .delete("/v1/policies/gold")
                .then()
                .statusCode(404);
    }

    @Test
    void aCalendarByWhichSomebodyCountsCannotEnd() {
        var child = tenant + "/below";
        Api.as(tenant, "admin-agent")
                .body(OFFICE)
                .put("/v1/calendars/office")
                .then()
                .statusCode(201);
        Api.as(child, "admin-agent")
                .queryParam("validFrom", CHRISTMAS.toString())
                .body(RULE.formatted("PT1H", "office"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
        Api.as(tenant, "admin-agent")
                .header("If-Match", "\"1\"")
                .delete("/v1/calendars/office")
                .then()
                .statusCode(409)
                .body("detail", containsString(child))
                .body("detail", containsString(CHRISTMAS.toString()));
        Api.as(child, "admin-agent")
                .delete("/v1/policies/gold/versions/1")
                .then()
                .statusCode(200);
        Api.as(tenant, "admin-agent")
                .header("If-Match", "\"1\"")
                .delete("/v1/calendars/office")
                .then()
                .statusCode(200);
        Api.as(tenant, "crm-client").get("/v1/calendars/office").then().statusCode(404);
        Api.as(tenant, "crm-client")
                .get("/v1/calendars/office/versions")
                .then()
                .body("items.ends", contains(true, false));
    }

    @Test
    void aPolicyCannotOutliveItsCalendar() {
        Api.as(tenant, "admin-agent")
                .queryParam("validUntil", EPIPHANY.toString())
                .body(OFFICE)
                .put("/v1/calendars/office")
                .then()
                .statusCode(201);
        Api.as(tenant, "admin-agent")
                .body(RULE.formatted("PT1H", "office"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(409);
        Api.as(tenant, "admin-agent")
                .queryParam("validUntil", EPIPHANY.toString())
                .body(RULE.formatted("PT1H", "office"))
                .put("/v1/policies/gold")
                .then()
                .statusCode(201);
    }

    @Test
    void versionsComeInPages() {
        put("gold", "PT1H", Map.of(), null);
        put("gold", "PT2H", Map.of(), "\"1\"");
        put("gold", "PT3H", Map.of(), "\"2\"");
        String next = Api.as(tenant, "crm-client")
                .queryParam("limit", 2)
                .get("/v1/policies/gold/versions")
                .then()
                .body("items.version", contains(3, 2))
                .extract()
                .path("next");
        Api.as(tenant, "crm-client")
                .queryParam("cursor", next)
                .get("/v1/policies/gold/versions")
                .then()
                .body("items.version", contains(1))
                .body("next", nullValue());
        Api.as(tenant, "crm-client")
                .queryParam("cursor", next)
                .get("/v1/policies/silver/versions")
                .then()
                .statusCode(422);
        Api.as(Api.freshTenant(), "crm-client")
                .get("/v1/policies/gold/versions")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"policies/program,200", "calendars/24x7,200", "policies/nope,404", "calendars/nope,404"})
    void whatNobodyHasSetHasNoVersionsIfItIsShippedAndIsAbsentOtherwise(String setting, int status) {
        Api.as(Api.freshTenant(), "crm-client")
                .get("/v1/" + setting + "/versions")
                .then()
                .statusCode(status)
                .body("items", status == 200 ? empty() : nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "validFrom,  2020-01-01T00:00:00Z,",
        "validFrom,  tomorrow,",
        "validFrom,  +999999999-12-31T23:59:59Z,",
        "validUntil,, 2020-01-01T00:00:00Z",
        "validUntil,, 2999-01-01T00:00:00Z",
    })
    void aTimeThatCannotBePromisedForIsRefused(String parameter, String validFrom, String validUntil) {
        var asked = Api.as(tenant, "admin-agent").body(RULE.formatted("PT1H", "24x7"));
        if (validFrom != null) {
            asked.queryParam("validFrom", validFrom);
        }
        if (validUntil != null) {
            asked.queryParam("validUntil", validUntil);
        }
        asked.put("/v1/policies/gold").then().statusCode(422).body("errors.pointer", equalTo(List.of(parameter)));
        Api.as(tenant, "crm-client")
                .queryParam("at", "then")
                .get("/v1/policies/program")
                .then()
                .statusCode(422);
    }

    private ValidatableResponse put(String code, String goal, Map<String, Instant> validity, String ifMatch) {
        var request = Api.as(tenant, "admin-agent").body(RULE.formatted(goal, "24x7"));
        validity.forEach((name, instant) -> request.queryParam(name, instant.toString()));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/v1/policies/" + code).then();
    }

    private ValidatableResponse goalAt(Instant at) {
        return goalAt(tenant, at);
    }

    private static ValidatableResponse goalAt(String tenant, Instant at) {
        return Api.as(tenant, "crm-client")
                .queryParam("at", at.toString())
                .get("/v1/policies/gold")
                .then();
    }
}
