package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the customer; that of an undecided ticket is tried where decisions are heard. */
@Stack
class QuestionsTest {

    private static final String SINCE_WHEN = "{\"body\":\"Since when?\"}";

    private final String tenant = newTenant();
    private String id = "";

    @BeforeEach
    void openTicket() {
        id = openId(tenant);
    }

    @Test
    void aQuestionIsSentAndTheTicketWaits() {
        move(tenant, id, "TRIAGED");

        ask(agent(tenant), SINCE_WHEN).then().statusCode(201).body("body", equalTo("Since when?"));

        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        // Opened, triaged, asked, waiting.
        assertThat(read(tenant, id).getInt("version")).isEqualTo(4);
    }

    @Test
    void aTicketThatWaitsAlreadyIsAskedAgainAndWaitsOn() {
        move(tenant, id, "TRIAGED");
        ask(agent(tenant), SINCE_WHEN).then().statusCode(201);

        ask(agent(tenant), "{\"body\":\"And where?\"}").then().statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(2));
    }

    @Test
    void aRepeatedRequestAsksOnce() {
        move(tenant, id, "TRIAGED");
        var first = ask(agent(tenant).header("Idempotency-Key", "q"), SINCE_WHEN);
        var second = ask(agent(tenant).header("Idempotency-Key", "q"), SINCE_WHEN);

        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(1));
    }

    @Test
    void whereTheLifeCycleDoesNotLetItWaitNothingIsSent() {
        ask(agent(tenant), SINCE_WHEN)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("from", equalTo("NEW"))
                .body("legal", hasItem("TRIAGED"));
        move(tenant, id, "CANCELED");
        ask(agent(tenant), SINCE_WHEN).then().statusCode(409);

        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(0));
    }

    @Test
    void withoutAQuestionOfDiagnosisTheTextIsNeeded() {
        move(tenant, id, "TRIAGED");

        ask(agent(tenant), "{}").then().statusCode(422).body("errors[0].pointer", equalTo("/body"));
        agent(tenant)
                .post("/v1/tickets/" + id + "/questions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/body"));
        ask(agent(tenant), "{\"body\":\" \"}").then().statusCode(422);
        assertThat(read(tenant, id).getString("status")).isEqualTo("TRIAGED");
    }

    @Test
    void onlyTheDeskAsksAndOnlyOnWhatItSees() {
        move(tenant, id, "TRIAGED");

        ask(crm(tenant), SINCE_WHEN).then().statusCode(403);
        ask(as(tenant, Roles.BILLING_ADMIN), SINCE_WHEN).then().statusCode(403);
        ask(agent(newTenant()), SINCE_WHEN).then().statusCode(404);
    }

    private Response ask(RequestSpecification who, String body) {
        return who.body(body).post("/v1/tickets/" + id + "/questions");
    }
}
