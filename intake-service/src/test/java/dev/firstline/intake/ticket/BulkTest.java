package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class BulkTest {

    private static final String REFERENCED = """
            {"externalReference":"R-1","title":"x","body":"y","type":"INCIDENT","severity":"B",
             "customer":{"externalId":"C-1"}}
            """;

    @Test
    void eachTicketHasItsOwnOutcome() {
        var tenant = newTenant();

        var answer = bulk(
                tenant,
                ticket("one"),
                REFERENCED,
                REFERENCED,
                ticket("x").replace("INCIDENT", "DISASTER"),
                ticket("x").replace("\"type\"", "\"status\":\"CLOSED\",\"type\""),
                ticket("x").replace("It worked", "It\\u0000worked"),
                ticket("x").replace("It worked", "It\\ud800worked"),
                ticket("x".repeat(201)),
                "7",
                "null",
                ticket("last"));

        answer.then()
                .statusCode(200)
                .body("items.index", equalTo(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))
                .body("items.status", equalTo(List.of(201, 201, 409, 422, 422, 422, 422, 422, 422, 422, 201)))
                .body("items[2].problem.ticketId", equalTo(answer.path("items[1].ticket.id")))
                .body("items[3].problem.errors[0].pointer", equalTo("/type"))
                .body("items[4].problem.errors[0].pointer", equalTo("/status"))
                .body("items[7].problem.errors[0].pointer", equalTo("/title"))
                .body("items[8].problem.errors[0].pointer", equalTo(""));
        assertThat(answer.asString()).doesNotContain("dev.firstline").doesNotContain("Exception");
        crm(tenant).get("/v1/tickets").then().body("items", hasSize(3));
    }

    @Test
    void fiveHundredAreTakenAndOneMoreIsNot() {
        var tenant = newTenant();

        bulk(tenant, Collections.nCopies(500, ticket("many")).toArray(String[]::new))
                .then()
                .statusCode(200)
                .body("items.findAll { it.status == 201 }", hasSize(500));
        bulk(tenant, Collections.nCopies(501, "{}").toArray(String[]::new))
                .then()
                .statusCode(422);
        bulk(tenant).then().statusCode(422);
    }

    @Test
    void aRepeatedRequestIsAnsweredAgainAndDoesNothing() {
        var tenant = newTenant();
        var body = "{\"tickets\":[" + ticket("one") + ",{}]}";

        var first = crm(tenant).header("Idempotency-Key", "k").body(body).post("/v1/tickets/bulk");
        var second = crm(tenant).header("Idempotency-Key", "k").body(body).post("/v1/tickets/bulk");

        assertThat(second.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        crm(tenant).get("/v1/tickets").then().body("items", hasSize(1));
        crm(tenant)
                .header("Idempotency-Key", "k")
                .body("{\"tickets\":[" + ticket("two") + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .statusCode(422);
    }

    @Test
    void moreThanFourMebibytesAreRefused() {
        var big = ticket("x").replace("It worked", "y".repeat(30_000));
        bulk(newTenant(), Collections.nCopies(150, big).toArray(String[]::new))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:firstline:problem:too-large"));
    }

    private static Response bulk(String tenant, String... tickets) {
        return crm(tenant)
                .body("{\"tickets\":[" + String.join(",", tickets) + "]}")
                .post("/v1/tickets/bulk");
    }
}
