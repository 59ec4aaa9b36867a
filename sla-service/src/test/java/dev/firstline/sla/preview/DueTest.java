package dev.firstline.sla.preview;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import io.restassured.response.ValidatableResponse;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** When a described ticket would be due. */
@Stack
class DueTest {

    private static final String GOLD = """
            {"rules":[{"id":"days","source":"Contract 7","goals":[
            {"target":"RESOLUTION","goal":"P2BD","businessDays":"%s","calendar":"desk"},
            {"target":"FIRST_RESPONSE","goal":"PT1H","calendar":"desk"}]}]}""";

    /** The uneven week of zendesk/biz, by the clock of Los Angeles. */
    private static final String DESK = """
            {"zone":"America/Los_Angeles","hours":{"MONDAY":["09:00-17:00"],"TUESDAY":["10:00-16:00"],
            "WEDNESDAY":["09:00-17:00"],"THURSDAY":["10:00-16:00"],"FRIDAY":["09:00-17:00"],"SATURDAY":["11:00-14:30"]}}""";

    private final String tenant = Api.freshTenant();

    @Test
    void aDescribedTicketIsJudgedAndNothingIsKept() {
        set("calendars/desk", DESK);
        set("policies/gold", GOLD.formatted("SAME_TIME"));
        // Tuesday, 08:00: two business days later at the same time, which is before Thursday's opening.
        ask("2027-01-05T16:00:00Z", "")
                .statusCode(200)
                .body("clocks.find { it.target == 'RESOLUTION' }.dueAt", equalTo("2027-01-07T18:00:00Z"))
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.dueAt", equalTo("2027-01-05T19:00:00Z"))
                .body(
                        "clocks.find { it.target == 'RESOLUTION' }.explanation.sentences[0]",
                        containsString("at the same time of day 2 business days on, that is 14 h of service time"))
                .body("clocks.find { it.target == 'RESOLUTION' }.explanation.source", equalTo("Contract 7"));
        // An hour and a half of a pause on Tuesday is left for Thursday: the goal of 14 hours goes on from there.
        ask("2027-01-05T16:00:00Z", ",\"events\":[" + moved("2027-01-05T19:00:00Z", "WAITING_ON_CUSTOMER") + "]")
                .body("clocks.find { it.target == 'RESOLUTION' }.state", equalTo("PAUSED"))
                .body("clocks.find { it.target == 'RESOLUTION' }.dueAt", nullValue());
        ask(
                        "2027-01-05T16:00:00Z",
                        ",\"events\":[" + moved("2027-01-05T19:00:00Z", "WAITING_ON_CUSTOMER") + ","
                                + moved("2027-01-05T20:30:00Z", "IN_PROGRESS") + "]")
                .body("clocks.find { it.target == 'RESOLUTION' }.dueAt", equalTo("2027-01-07T19:30:00Z"));
        Assertions.assertThat(Told.ofTenant(tenant)).isEmpty();
    }

    @Test
    void theAverageDayIsTheUsualOne() {
        set("calendars/desk", DESK);
        set("policies/gold", GOLD.formatted("AVERAGE"));
        ask("2027-01-05T16:00:00Z", "")
                .body("clocks.find { it.target == 'RESOLUTION' }.dueAt", equalTo("2027-01-07T00:10:00Z"));
    }

    @Test
    void whatIsPlannedIsAskedTooAndWhatCannotBeIsRefused() {
        Api.as(tenant, "admin-agent")
                .queryParam("validFrom", "2030-01-01T00:00:00Z")
                .body("{\"rules\":[]}")
                .put("/v1/policies/program")
                .then()
                .statusCode(201);
        ask("2030-06-01T09:00:00Z", "").statusCode(200).body("clocks", empty());
        ask("2029-06-01T09:00:00Z", "").body("clocks.size()", equalTo(2));
        ask("2099-06-01T09:00:00Z", "").statusCode(422).body("errors[0].pointer", equalTo("/openedAt"));
        ask("1960-06-01T09:00:00Z", "").statusCode(422).body("errors[0].pointer", equalTo("/openedAt"));
        ask("2029-06-01T09:00:00Z", ",\"events\":[" + moved("2029-05-01T09:00:00Z", "RESOLVED") + "]")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/events/0/at"));
        Api.as(tenant, "user-admin").body("{}").post("/v1/sla/due").then().statusCode(403);
        Api.as(tenant, "crm-client")
                .queryParam("tenant", Api.freshTenant())
                .body(question("2029-06-01T09:00:00Z", ""))
                .post("/v1/sla/due")
                .then()
                .statusCode(404);
    }

    private void set(String what, String body) {
        Api.as(tenant, "admin-agent").body(body).put("/v1/" + what).then().statusCode(201);
    }

    private ValidatableResponse ask(String openedAt, String more) {
        return Api.as(tenant, "crm-client")
                .body(question(openedAt, more))
                .post("/v1/sla/due")
                .then();
    }

    private static String question(String openedAt, String more) {
        return "{\"openedAt\":\"" + openedAt + "\",\"type\":\"INCIDENT\",\"severity\":\"A\",\"language\":\"EN\"" + more
                + "}";
    }

    private static String moved(String at, String status) {
        return "{\"at\":\"" + at + "\",\"kind\":\"STATUS_CHANGED\",\"status\":\"" + status + "\"}";
    }
}
