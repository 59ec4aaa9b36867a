package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words and the move that goes with them, by one call and in one transaction. */
@Stack
class WordsThatMoveTest {

    private final String tenant = newTenant();
    private String id = "";

    @BeforeEach
    void openTicket() {
        id = openId(tenant);
    }

    @Test
    void anAnswerToWhatWasReadIsNotGivenToWhatChangedSince() {
        say(agent(tenant).header("If-Match", "\"1\""), "OUTBOUND", "CUSTOMER", "\"status\":\"RESOLVED\"")
                .then()
                .statusCode(201);
        say(agent(tenant).header("If-Match", "\"1\""), "OUTBOUND", "CUSTOMER", "\"status\":\"CLOSED\"")
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"));

        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");
        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(1));
    }

    @Test
    void anAnswerThatResolvesIsToldBeforeTheMoves() {
        say(agent(tenant), "OUTBOUND", "CUSTOMER", "\"status\":\"RESOLVED\",\"reason\":\"SOLVED_REMOTELY\"")
                .then()
                .statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");
        assertThat(read(tenant, id).getString("statusReason")).isEqualTo("SOLVED_REMOTELY");
        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 5);
        assertThat(changes.getList("items.kind"))
                .containsExactly("OPENED", "COMMUNICATION_ADDED", "STATUS_CHANGED", "STATUS_CHANGED", "STATUS_CHANGED");
        assertThat(changes.getList("items.version")).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aNoteMovesAsWell() {
        say(agent(tenant), "OUTBOUND", "INTERNAL", "\"status\":\"WAITING_ON_CUSTOMER\"")
                .then()
                .statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        // Opened, triaged, waiting; the note has no version of its own.
        assertThat(read(tenant, id).getInt("version")).isEqualTo(3);
    }

    @Test
    void wordsOfTheCustomerMoveFirstWhereTheyThemselvesDo() {
        move(tenant, id, "TRIAGED", "WAITING_ON_CUSTOMER");

        say(crm(tenant), "INBOUND", "CUSTOMER", "\"status\":\"RESOLVED\"")
                .then()
                .statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");
        assertThat(read(tenant, id).getInt("version")).isEqualTo(6);
    }

    @Test
    void whatCannotBeMovedIsNotSaidEither() {
        say(agent(tenant), "OUTBOUND", "CUSTOMER", "\"status\":\"WAITING_ON_VENDOR\"")
                .then()
                .statusCode(409);
        say(agent(tenant), "OUTBOUND", "CUSTOMER", "\"status\":\"REJECTED\"")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        say(agent(tenant), "OUTBOUND", "CUSTOMER", "\"reason\":\"SPAM\"").then().statusCode(422);
        say(as(tenant, Roles.BILLING_ADMIN), "OUTBOUND", "INTERNAL", "\"status\":\"CANCELED\"")
                .then()
                .statusCode(403);

        agent(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(0));
        assertThat(read(tenant, id).getInt("version")).isEqualTo(1);
    }

    private Response say(RequestSpecification who, String direction, String visibility, String more) {
        return who.body("{\"direction\":\"%s\",\"visibility\":\"%s\",\"body\":\"Words.\",%s}"
                        .formatted(direction, visibility, more))
                .post("/v1/tickets/" + id + "/communications");
    }
}
