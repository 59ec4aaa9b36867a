package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.Turns;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reopening, a silent end and a slip of the hand do: as a goal says it. */
@Stack
class TurnSettingsTest {

    private static final String OLD_BOOK = """
            {"policies":[{"code":"old","version":3,"body":{"rank":1,"rules":[{"id":"a","source":"s","goals":[{"target":\
            "RESOLUTION","goal":"PT1H","calendar":"24x7","pausing":{},"warnAtPercent":[50]}]}]}}],"calendars":{"24x7":\
            {"zone":"UTC","hours":{"MONDAY":["00:00-24:00"]},"holidays":[],"exceptions":{}}}}""";

    private final String tenant = Api.freshTenant();

    @Test
    void aBookFromBeforeThereWasAChoiceHasTheUsualTurnsAndIsWrittenAsItWas() {
        var book = SlaJson.read(OLD_BOOK, RulebookDocument.class).toRulebook();
        assertThat(book.policies()
                        .getFirst()
                        .rules()
                        .getFirst()
                        .goals()
                        .getFirst()
                        .turns())
                .isEqualTo(Turns.USUAL);
        assertThat(SlaJson.write(RulebookDocument.of(book))).doesNotContain("reopening", "unanswered", "slip");
    }

    @Test
    void aGoalSaysWhatTheTurnsOfATicketDo() {
        put("FIRST_RESPONSE", "\"reopening\":\"BEGINS_ANEW\",\"unanswered\":\"BROKEN\",\"slip\":\"PT90S\"")
                .statusCode(201);
        Api.as(tenant, "crm-client")
                .get("/v1/policies/turns")
                .then()
                .body("rules[0].goals[0].reopening", equalTo("BEGINS_ANEW"))
                .body("rules[0].goals[0].unanswered", equalTo("BROKEN"))
                .body("rules[0].goals[0].slip", equalTo("PT1M30S"));
    }

    @Test
    void theUsualTurnsAreLeftOut() {
        put("FIRST_RESPONSE", "\"reopening\":\"GOES_ON\",\"unanswered\":\"NOT_COUNTED\",\"slip\":\"PT15M\"")
                .statusCode(201);
        Api.as(tenant, "crm-client")
                .get("/v1/policies/turns")
                .then()
                .body("rules[0].goals[0].reopening", nullValue())
                .body("rules[0].goals[0].unanswered", nullValue())
                .body("rules[0].goals[0].slip", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"PT1H1S", "-PT1S", "PT0.5S", "P1M", "soon"})
    void aSlipIsAShortTimeInWholeSeconds(String slip) {
        put("RESOLUTION", "\"slip\":\"" + slip + "\"")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/rules/0/goals/0/slip"));
    }

    @Test
    void onlyAFirstResponseCanBeUnanswered() {
        put("RESOLUTION", "\"unanswered\":\"MET\"")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rules/0/goals/0/unanswered"))
                .body("errors[0].detail", containsString("FIRST_RESPONSE"));
    }

    private ValidatableResponse put(String target, String turns) {
        return Api.as(tenant, "admin-agent")
                .body("{\"rules\":[{\"id\":\"a\",\"goals\":[{\"target\":\"" + target
                        + "\",\"goal\":\"PT1H\",\"calendar\":\"24x7\"," + turns + "}]}]}")
                .put("/v1/policies/turns")
                .then();
    }
}
