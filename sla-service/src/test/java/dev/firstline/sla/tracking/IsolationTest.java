package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
        var ticket = Ids.next();
        sent(below, ticket, "A", own).body("judged", equalTo(1));
        sent(above + "/two", Ids.next(), "A", siblings).body("judged", equalTo(1));

        for (var role : List.of("admin-agent", "crm-client")) {
            for (var path : List.of("/v1/policies/secret", "/v1/policies?at=2026-03-02T00:00:00Z", "/v1/policies")) {
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
                .body("versions[0].version", equalTo(1))
                .body("versions[0].author", nullValue());
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
        Api.as(above, "admin-agent")
                .get("/v1/policies/secret/versions")
                .then()
                .body("versions[0].author", notNullValue());
        Api.as(above, "admin-agent")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}/explanation",
                        ticket,
                        clocks.getString("clocks.find { it.rule == 'both' }.id"))
                .then()
                .body("source", equalTo("CANARY price"));
        assertThat(Told.ofTenant(below)).isEmpty();
    }

    private static ValidatableResponse sent(String tenant, UUID ticket, String severity) {
        return sent(tenant, ticket, severity, UUID.randomUUID());
    }

    private static ValidatableResponse sent(String tenant, UUID ticket, String severity, UUID customer) {
        return Api.as(tenant, "admin-agent")
                .body(Map.of(
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
                                        "status", "RESOLVED"))))))
                .post("/v1/sla/history")
                .then()
                .statusCode(200);
    }
}
