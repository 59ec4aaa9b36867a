package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call moves a ticket to wherever the life cycle leads. */
@Stack
class MovesTest {

    private static final String RESOLVE = "{\"to\":\"RESOLVED\",\"reason\":\"SOLVED_REMOTELY\"}";

    private final String tenant = newTenant();
    private String id = "";

    @BeforeEach
    void openTicket() {
        id = openId(tenant);
    }

    @Test
    void theWholeWayIsWalkedAndEachStepIsAVersionAChangeAndAFact() {
        ask(crm(tenant), RESOLVE)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("status", equalTo("RESOLVED"))
                .body("steps.from", equalTo(List.of("NEW", "TRIAGED", "IN_PROGRESS")))
                .body("steps.to", equalTo(List.of("TRIAGED", "IN_PROGRESS", "RESOLVED")))
                .body("steps.version", equalTo(List.of(2, 3, 4)));

        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");
        assertThat(read(tenant, id).getString("statusReason")).isEqualTo("SOLVED_REMOTELY");
        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 4);
        assertThat(changes.getList("items.kind"))
                .containsExactly("OPENED", "STATUS_CHANGED", "STATUS_CHANGED", "STATUS_CHANGED");
        assertThat(changes.getList("items.version")).containsExactly(1, 2, 3, 4);
        assertThat(changes.getList("items.client")).containsOnly("tests");
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.value().contains("\"to\":\"RESOLVED\""));
        assertThat(told.value())
                .contains("\"from\":\"IN_PROGRESS\"", "\"reason\":\"SOLVED_REMOTELY\"", "\"version\":4");
        assertThat(FirstlineStack.kafka().records("firstline.ticket.v1").stream()
                        .filter(record ->
                                record.key().equals(id) && record.type().equals("ticket.status-changed"))
                        .map(record -> record.value().contains("SOLVED_REMOTELY")))
                .containsExactly(false, false, true);
    }

    @Test
    void whereItStandsAlreadyNothingIsMoved() {
        ask(agent(tenant), "{\"to\":\"NEW\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("steps", hasSize(0));
        assertThat(read(tenant, id).getInt("version")).isEqualTo(1);
    }

    @Test
    void whereNoMovesLeadIsRefusedWithWhatIsPossible() {
        ask(agent(tenant), RESOLVE).then().statusCode(200);

        ask(agent(tenant), "{\"to\":\"TRIAGED\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("from", equalTo("RESOLVED"))
                .body("legal", equalTo(List.of("IN_PROGRESS", "CLOSED")))
                .body("detail", containsString("no moves lead there"));
        ask(agent(tenant), "{\"to\":\"CLOSED\"}").then().statusCode(200);
        ask(agent(tenant), RESOLVE).then().statusCode(409).body("detail", containsString("It has ended."));
    }

    @Test
    void aMoveThatIsNotDirectIsStillRefusedByPatchWhichNowNamesTheWay() {
        patch(tenant, id, "{\"status\":\"RESOLVED\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("/moves walks all the way, by [TRIAGED, IN_PROGRESS, RESOLVED]"));
    }

    @Test
    void noStepIsMadeWhereTheLastOneMayNotBe() {
        ask(agent(tenant), "{\"to\":\"WAITING_ON_VENDOR\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("No vendor was asked"));
        ask(agent(tenant), "{\"to\":\"REJECTED\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        ask(agent(tenant), "{\"to\":\"CANCELED\",\"reason\":\"free text\"}")
                .then()
                .statusCode(422);
        ask(agent(tenant), "{}").then().statusCode(422);

        assertThat(read(tenant, id).getInt("version")).isEqualTo(1);
        ask(agent(tenant), "{\"to\":\"REJECTED\",\"reason\":\"SPAM\"}").then().statusCode(200);
    }

    @Test
    void withIfMatchOnlyWhatWasSeenIsMoved() {
        move(tenant, id, "TRIAGED");

        ask(agent(tenant).header("If-Match", "\"1\""), RESOLVE).then().statusCode(412);
        ask(agent(tenant).header("If-Match", "\"2\""), RESOLVE)
                .then()
                .statusCode(200)
                .body("steps", hasSize(2));
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBefore() {
        ask(agent(tenant).header("Idempotency-Key", "m"), RESOLVE).then().statusCode(200);
        move(tenant, id, "IN_PROGRESS");

        ask(agent(tenant).header("Idempotency-Key", "m"), RESOLVE)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("steps", hasSize(3));
        assertThat(read(tenant, id).getString("status")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void onlyWhoMayChangeTicketsMovesThemAndOnlyWhatIsSeen() {
        ask(as(tenant, Roles.BILLING_ADMIN), RESOLVE).then().statusCode(403);
        ask(agent(newTenant()), RESOLVE).then().statusCode(404);
    }

    private Response ask(RequestSpecification who, String body) {
        return who.body(body).post("/v1/tickets/" + id + "/moves");
    }
}
