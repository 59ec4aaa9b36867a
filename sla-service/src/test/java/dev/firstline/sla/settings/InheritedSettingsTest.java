package dev.firstline.sla.settings;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who inherits a setting reads of it what concerns him. */
@Stack
class InheritedSettingsTest {

    private final String above = Api.freshTenant();
    private final String below = above + "/one";

    @Test
    void whoInheritsAPolicyReadsWhatConcernsItAndNothingElse() {
        var own = UUID.randomUUID();
        var siblings = UUID.randomUUID();
        Api.as(above, "admin-agent")
                .body("""
                        {"rules":[
                        {"id":"sibling","source":"CANARY penalty","when":{"customers":["%1$s"]},
                         "goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]},
                        {"id":"both","source":"CANARY price","when":{"customers":["%1$s","%2$s"]},
                         "goals":[{"target":"RESOLUTION","goal":"PT2H","calendar":"24x7"}]},
                        {"id":"all","source":"CANARY contract","goals":[{"target":"INTERNAL","goal":"PT1H","calendar":"24x7"}]}]}""".formatted(siblings, own))
                .put("/v1/policies/secret")
                .then()
                .statusCode(201);
        Api.backdatePolicies(above);
        var ticket = Intake.ofToday(below, own);
        Intake.ofToday(above + "/two", siblings);

        for (var role : List.of("admin-agent", "crm-client")) {
            for (var path : List.of("/v1/policies/secret", "/v1/policies")) {
                Api.as(below, role)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body(not(containsString("CANARY")))
                        .body(not(containsString(siblings.toString())));
            }
        }
        Api.as(below, "crm-client")
                .get("/v1/policies/secret")
                .then()
                .body("rules.id", contains("both", "all"))
                .body("rules[0].when.customers", contains(own.toString()))
                .body("rules[1].goals[0].goal", equalTo("PT1H"));
        Api.as(below, "admin-agent")
                .get("/v1/policies/secret/versions")
                .then()
                .body("items[0].version", equalTo(1))
                .body("items[0].author", nullValue());
        var clocks = Api.as(below, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .jsonPath();
        Api.as(below, "crm-client")
                .header("Accept-Language", "de")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}/explanation",
                        ticket,
                        clocks.getString("clocks.find { it.rule == 'both' }.id"))
                .then()
                .statusCode(200)
                .body("source", equalTo("set by a tenant above"))
                .body("sentences[0]", containsString("von einem \u00fcbergeordneten Mandanten"))
                .body(not(containsString("CANARY")));

        // Whoever wrote it reads all of it, also when looking at a tenant below.
        Api.as(above, "admin-agent")
                .queryParam("tenant", below)
                .get("/v1/policies/secret")
                .then()
                .body("rules.source", contains("CANARY penalty", "CANARY price", "CANARY contract"));
        Api.as(above, "admin-agent").get("/v1/policies/secret/versions").then().body("items[0].author", notNullValue());
        Api.as(above, "admin-agent")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}/explanation",
                        ticket,
                        clocks.getString("clocks.find { it.rule == 'both' }.id"))
                .then()
                .body("source", equalTo("CANARY price"));
    }

    @Test
    void whereTheHolidaysOfAnInheritedCalendarComeFromIsNotTold() {
        Api.as(above, "admin-agent")
                .body("""
                        {"zone":"Europe/Berlin","hours":{"MONDAY":["09:00-17:00"]},"holidays":["2026-12-24"],
                         "imports":{"canary-plan":["2026-12-24"]}}""")
                .put("/v1/calendars/inherited")
                .then()
                .statusCode(201)
                .body("imports.canary-plan", contains("2026-12-24"));
        for (var path : List.of("/v1/calendars", "/v1/calendars/inherited")) {
            Api.as(below, "crm-client")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("2026-12-24"))
                    .body(not(containsString("canary-plan")));
        }
        // Nor in the copy that becomes the tenant's own.
        Api.as(below, "admin-agent")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/calendar", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .contentType("text/calendar")
                .queryParam("source", "own-plan")
                .queryParam("from", 2026)
                .queryParam("to", 2026)
                .body(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261231\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .post("/v1/calendars/inherited/import")
                .then()
                .statusCode(201)
                .body("calendar.holidays", contains("2026-12-24", "2026-12-31"))
                .body("calendar.imports.own-plan", contains("2026-12-31"))
                .body(not(containsString("canary-plan")));
    }
}
