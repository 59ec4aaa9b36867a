package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.Thresholds;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times before and after due in policies. Their limits are among those of {@link SettingsTest}. */
@Stack
class ThresholdSettingsTest {

    /** As it was stored before there were times. */
    private static final String OLD_BOOK = """
            {"policies":[{"code":"gold","version":3,"body":{"rank":10,"rules":[{"id":"a","source":"Contract 1","goals":[
            {"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","pausing":{},"warnAtPercent":[50]}]}]}}],
            "calendars":{"24x7":{"zone":"UTC","hours":{"MONDAY":["00:00-24:00"]}}}}""";

    private final String tenant = Api.freshTenant();

    @Test
    void aBookFromBeforeThereWereTimesIsReadAsItWasAndWrittenAsItWas() {
        var book = SlaJson.read(OLD_BOOK, RulebookDocument.class).toRulebook();
        var goal = book.policies().getFirst().rules().getFirst().goals().getFirst();
        assertThat(goal.thresholds()).isEqualTo(Thresholds.atPercent(50));
        assertThat(SlaJson.write(RulebookDocument.of(book))).doesNotContain("warnBefore", "overdueAfter");
    }

    @Test
    void aBookKeepsItsTimes() {
        var timed = OLD_BOOK.replace("\"warnAtPercent\":[50]", "\"warnBefore\":[\"PT5M\"],\"overdueAfter\":[\"PT1H\"]");
        var book = SlaJson.read(timed, RulebookDocument.class).toRulebook();
        var again = SlaJson.read(SlaJson.write(RulebookDocument.of(book)), RulebookDocument.class)
                .toRulebook();
        assertThat(again.policies()
                        .getFirst()
                        .rules()
                        .getFirst()
                        .goals()
                        .getFirst()
                        .thresholds())
                .isEqualTo(new Thresholds(List.of(75), List.of(Duration.ofMinutes(5)), List.of(Duration.ofHours(1))));
    }

    @Test
    void timesBeforeAndAfterDueAreKeptInOrderAndEachOnce() {
        Api.as(tenant, "admin-agent")
                .body(timed("PT2H", "[\"PT1H\",\"PT5M\",\"PT60M\"]", "[\"PT2H\",\"PT30M\"]"))
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        Api.as(tenant, "crm-client")
                .get("/v1/policies/timed")
                .then()
                .body("rules[0].goals[0].warnBefore", contains("PT5M", "PT1H"))
                .body("rules[0].goals[0].overdueAfter", contains("PT30M", "PT2H"));
    }

    @Test
    void aWarningForWhichTheCalendarsDayHasNoRoomIsRefusedNowAndWhenTheCalendarChanges() {
        office("[\"09:00-18:00\"]", Map.of()).statusCode(201);
        Api.as(tenant, "admin-agent")
                .body(timed("P1BD", "[\"PT9H\"]", "[]").replace("24x7", "office"))
                .put("/v1/policies/timed")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("PT9H before a goal of P1BD"));
        Api.as(tenant, "admin-agent")
                .body(timed("P1BD", "[\"PT8H\"]", "[]").replace("24x7", "office"))
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        office("[\"09:00-12:00\"]", Map.of("If-Match", "\"1\"")).statusCode(409);
    }

    private ValidatableResponse office(String monday, Map<String, String> headers) {
        return Api.as(tenant, "admin-agent")
                .headers(headers)
                .body("{\"zone\":\"Europe/Berlin\",\"hours\":{\"MONDAY\":" + monday + "}}")
                .put("/v1/calendars/office")
                .then();
    }

    private static String timed(String goal, String before, String after) {
        return "{\"rules\":[{\"id\":\"a\",\"goals\":[{\"target\":\"RESOLUTION\",\"goal\":\"" + goal
                + "\",\"calendar\":\"24x7\",\"warnBefore\":" + before + ",\"overdueAfter\":" + after + "}]}]}";
    }
}
