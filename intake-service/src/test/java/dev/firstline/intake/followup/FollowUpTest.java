package dev.firstline.intake.followup;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class FollowUpTest {

    @Inject
    Reminders reminders;

    private final String tenant = newTenant();
    private final Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));

    @Test
    void theDeskIsRemindedOnceWhenTheTimeHasComeAndNotBefore() {
        var id = openId(tenant);
        plan(tenant, id, soon).then().statusCode(200).body("at", equalTo(soon.toString()));
        plan(tenant, id, soon).then().statusCode(200);
        agent(tenant)
                .header("If-None-Match", "*")
                .body("{\"at\":\"" + soon + "\"}")
                .put("/v1/tickets/" + id + "/follow-up")
                .then()
                .statusCode(412);
        assertThat(read(tenant, id).getString("followUpAt")).isEqualTo(soon.toString());
        assertThat(listed(soon)).isEmpty();
        assertThat(listed(soon.plusSeconds(1))).containsExactly(id);

        remindAll(soon.minusSeconds(1));
        assertThat(kinds(tenant, 2)).containsExactly("OPENED", "FOLLOW_UP_PLANNED");
        remindAll(soon);
        assertThat(reminders.remind(soon)).isZero();
        assertThat(kinds(tenant, 3)).containsExactly("OPENED", "FOLLOW_UP_PLANNED", "FOLLOW_UP_DUE");
        assertThat(crm(tenant).get("/v1/changes").jsonPath().getString("items[2].service"))
                .isEqualTo("intake-service");
        assertThat(listed(soon.plusSeconds(1))).containsExactly(id);
        assertThat(read(tenant, id).getInt("version")).isEqualTo(1);
    }

    @Test
    void ofWhatWasTakenBackOrHasEndedNobodyIsReminded() {
        var forgotten = openId(tenant);
        var ended = openId(tenant);
        plan(tenant, forgotten, soon);
        plan(tenant, ended, soon);
        agent(tenant).delete("/v1/tickets/" + forgotten + "/follow-up").then().statusCode(204);
        agent(tenant).delete("/v1/tickets/" + forgotten + "/follow-up").then().statusCode(204);
        move(tenant, ended, "CANCELED");
        remindAll(soon);

        assertThat(kinds(tenant, 6)).doesNotContain("FOLLOW_UP_DUE");
        assertThat(listed(soon.plusSeconds(1))).isEmpty();
        plan(tenant, ended, soon).then().statusCode(409);
    }

    @Test
    void whatIsPlannedAboveIsNotToldBelow() {
        crm(tenant)
                .body("{\"tenantSlug\":\"fabrikam\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var id = crm(tenant).body(ticket("below")).post("/v1/tickets").<String>path("id");
        var below = tenant + "/fabrikam";
        plan(tenant, id, soon).then().statusCode(200);
        remindAll(soon);

        agent(below).get("/v1/tickets/" + id).then().body("followUpAt", nullValue());
        agent(below)
                .queryParam("followUpBefore", soon.plusSeconds(1).toString())
                .get("/v1/tickets")
                .then()
                .body("items.id", equalTo(List.of()));
        plan(below, id, soon).then().statusCode(409);
        assertThat(kinds(tenant, 3)).contains("FOLLOW_UP_DUE");
        assertThat(kinds(below, 1)).containsExactly("OPENED");
    }

    @Test
    void whatIsNoTimeToComeIsRefused() {
        var id = openId(tenant);
        plan(tenant, id, Instant.parse("2020-01-01T00:00:00Z")).then().statusCode(422);
        plan(tenant, id, Instant.parse("2220-01-01T00:00:00Z")).then().statusCode(422);
        plan(newTenant(), id, soon).then().statusCode(404);
    }

    private void remindAll(Instant now) {
        while (reminders.remind(now) > 0) {}
    }

    private static Response plan(String tenant, String id, Instant at) {
        return agent(tenant).body("{\"at\":\"" + at + "\"}").put("/v1/tickets/" + id + "/follow-up");
    }

    private List<String> listed(Instant before) {
        return agent(tenant)
                .queryParam("followUpBefore", before.toString())
                .get("/v1/tickets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static List<String> kinds(String tenant, int many) {
        return await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath().getList("items.kind", String.class),
                        kinds -> kinds.size() == many);
    }
}
