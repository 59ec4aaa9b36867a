package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one tenant knows, another one does not read off its own answers. */
@Stack
class IsolationTest {

    private final String above = Api.freshTenant();
    private final String below = above + "/one";

    @Test
    void theSameIdOfAnotherTenantsTicketChangesNothing() {
        var ticket = Ids.next();
        var other = Api.freshTenant();
        sent(other, ticket, "A").body("judged", equalTo(1)).body("known", equalTo(0));
        sent(above, ticket, "B")
                .body("judged", equalTo(1))
                .body("known", equalTo(0))
                .body("clocks", equalTo(2));
        sent(below, ticket, "C").body("judged", equalTo(1)).body("known", equalTo(0));
        sent(above, ticket, "B").body("judged", equalTo(0)).body("known", equalTo(1));
        sent(other, ticket, "A").body("judged", equalTo(0)).body("known", equalTo(1));
        // Each reads its own under the id that it gave.
        for (var owner : Map.of(other, "a", above, "b", below, "c").entrySet()) {
            Api.as(owner.getKey(), "crm-client")
                    .get("/v1/tickets/{id}/clocks", ticket)
                    .then()
                    .statusCode(200)
                    .body("ticketId", equalTo(ticket.toString()))
                    .body("clocks.size()", equalTo(2))
                    .body("clocks[0].rule", equalTo("first-response-" + owner.getValue()));
        }
    }

    @Test
    void theWordsOfWhoJudgesATicketAnewStayWithThoseWhoHandleTickets() {
        var intake = new Intake(above);
        intake.opened(Instant.now().truncatedTo(ChronoUnit.SECONDS), Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        Api.as(above, "admin-agent").body("""
                        {"rules":[{"id":"gold","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}""").put("/v1/policies/gold").then().statusCode(201);
        var id = Api.as(above, "admin-agent")
                .body("{\"reason\":\"CANARY Mrs Mustermann +49 170 123 asked\"}")
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(200)
                .body(not(containsString("CANARY")))
                .extract()
                .<String>path("clocks.find { it.target == 'RESOLUTION' }.id");
        SlaTopic.await(intake.ticketId(), "sla.rebased", "RESOLUTION");
        assertThat(SlaTopic.of(intake.ticketId()))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(String.valueOf(event)).doesNotContain("CANARY"));
        assertThat(Told.ofTenant(above))
                .allSatisfy(told -> assertThat(String.valueOf(told)).doesNotContain("CANARY"));
        var explanation = "/v1/tickets/{id}/clocks/{clock}/explanation";
        Api.as(above, "helpdesk-agent")
                .get(explanation, intake.ticketId(), id)
                .then()
                .body("choices.reason", contains("CANARY Mrs Mustermann +49 170 123 asked"))
                .body("choices[0].author", notNullValue());
        for (var outside : List.of("crm-client", "billing-admin", "sales-agent")) {
            Api.as(above, outside)
                    .get(explanation, intake.ticketId(), id)
                    .then()
                    .statusCode(200)
                    .body("choices", nullValue())
                    .body(not(containsString("CANARY")));
        }
    }

    /** To name a customer, in a question or in a ticket of the past, tells nothing of what is promised to it. */
    @Test
    void whoNamesACustomerOfOthersIsPromisedWhatAnyCustomerIs() {
        var others = UUID.randomUUID();
        Api.as(above, "admin-agent")
                .body("""
                        {"rules":[{"id":"secret","source":"CANARY","when":{"customers":["%s"]},
                         "goals":[{"target":"RESOLUTION","goal":"PT7M","calendar":"24x7"}]}]}""".formatted(others))
                .put("/v1/policies/secret")
                .then()
                .statusCode(201);
        Intake.ofToday(above, others);
        var question = Map.of("type", "INCIDENT", "severity", "A", "language", "EN", "customerId", others.toString());
        for (var role : List.of("crm-client", "admin-agent")) {
            Api.as(below, role)
                    .body(question)
                    .post("/v1/sla/due")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("secret")))
                    .body(not(containsString("PT7M")));
        }

        var ticket = Ids.next();
        Api.as(below, "admin-agent")
                .queryParam("rulesAt", Instant.now().toString())
                .body(history(ticket, "A", others))
                .post("/v1/sla/history")
                .then()
                .statusCode(200)
                .body("judged", equalTo(1));
        Api.as(below, "admin-agent")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .statusCode(200)
                .body("clocks.size()", equalTo(2))
                .body(not(containsString("secret")));
        Api.as(below, "admin-agent")
                .get("/v1/policies/secret")
                .then()
                .body("rules", empty())
                .body(not(containsString(others.toString())));

        // Whoever promised it may ask, and bring history, for those below.
        Api.as(above, "admin-agent")
                .queryParam("tenant", below)
                .body(question)
                .post("/v1/sla/due")
                .then()
                .body("clocks.find { it.target == 'RESOLUTION' }.explanation.rule", equalTo("secret"));
        // And who has a ticket of that customer from intake is told of it.
        Intake.ofToday(below, others);
        Api.as(below, "crm-client")
                .body(question)
                .post("/v1/sla/due")
                .then()
                .body("clocks.find { it.target == 'RESOLUTION' }.explanation.rule", equalTo("secret"));
    }

    @Test
    void whoWorksForATenantAboveIsNotToldBelow() {
        var intake = new Intake(below);
        intake.opened(Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.SECONDS), Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.breached", "FIRST_RESPONSE");
        Api.as(above, "admin-agent")
                .body(Map.of("reason", "CANARY asked us"))
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(200);
        var broken = Api.as(above, "admin-agent")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .<String>path("clocks.find { it.target == 'FIRST_RESPONSE' }.id");
        Api.as(above, "admin-agent")
                .body(Map.of("reason", "CANARY waited"))
                .post("/v1/tickets/{id}/clocks/{clock}/excuse", intake.ticketId(), broken)
                .then()
                .statusCode(200)
                .body("verdicts[0].author", notNullValue())
                .body("verdicts[0].reason", equalTo("CANARY waited"));

        Api.as(below, "global-admin")
                .get("/v1/tickets/{id}/clocks/{clock}", intake.ticketId(), broken)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("EXCUSED"))
                .body("verdicts[0].verdict", equalTo("EXCUSED"))
                .body("verdicts[0].author", nullValue())
                .body(not(containsString("CANARY")));
        Api.as(below, "global-admin")
                .get("/v1/tickets/{id}/clocks/{clock}/explanation", intake.ticketId(), broken)
                .then()
                .statusCode(200)
                .body(not(containsString("CANARY")));
        Api.as(above, "admin-agent")
                .body(Map.of("reason", "CANARY thought again"))
                .post("/v1/tickets/{id}/clocks/{clock}/reinstate", intake.ticketId(), broken)
                .then()
                .statusCode(200);
        var own = Api.as(below, "admin-agent")
                .body(Map.of("reason", "ours"))
                .post("/v1/tickets/{id}/clocks/{clock}/void", intake.ticketId(), broken)
                .then()
                .statusCode(200)
                .body("verdicts.reason", contains(null, null, "ours"))
                .extract()
                .<String>path("verdicts[2].author");
        Api.as(above, "helpdesk-agent")
                .get("/v1/tickets/{id}/clocks/{clock}", intake.ticketId(), broken)
                .then()
                .body("verdicts.reason", contains("CANARY waited", "CANARY thought again", "ours"))
                .body("verdicts[2].author", equalTo(own));
    }

    private static ValidatableResponse sent(String tenant, UUID ticket, String severity) {
        return sent(tenant, ticket, severity, UUID.randomUUID());
    }

    private static ValidatableResponse sent(String tenant, UUID ticket, String severity, UUID customer) {
        return Api.as(tenant, "admin-agent")
                .body(history(ticket, severity, customer))
                .post("/v1/sla/history")
                .then()
                .statusCode(200);
    }

    private static Map<String, ?> history(UUID ticket, String severity, UUID customer) {
        return Map.of(
                "tickets",
                List.of(Map.of(
                        "ticketId",
                        ticket,
                        "openedAt",
                        "2026-03-02T09:00:00Z",
                        "type",
                        "INCIDENT",
                        "severity",
                        severity,
                        "language",
                        "EN",
                        "customerId",
                        customer,
                        "events",
                        List.of(Map.of(
                                "at", "2026-03-02T17:00:00Z",
                                "kind", "STATUS_CHANGED",
                                "status", "RESOLVED")))));
    }
}
