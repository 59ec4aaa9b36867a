package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.Stored;
import dev.firstline.diagnosis.rim.World;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@DiagnosisRimTest
class TicketDiagnosesTest {

    private final World world = World.ofItsOwn();
    private final UUID ticket = Ids.next();

    private String address() {
        return "/v1/tickets/" + ticket + "/diagnoses";
    }

    private void decided(World whose) {
        whose.hearOpened(ticket);
        whose.hearWords(ticket, 1, "Sarah cannot open the shared folder, access denied", "");
        whose.awaitDiagnoses(ticket, 1);
    }

    @Test
    void aDecisionIsShownWithItsEvidenceAndSteps() {
        decided(world);

        world.as(Roles.CRM_CLIENT)
                .get(address())
                .then()
                .statusCode(200)
                .body("items[0].ticketId", equalTo(ticket.toString()))
                .body("items[0].decision.outcome", equalTo("RESOLVE_BY_PARTNER"))
                .body("items[0].decision.ruleId", equalTo("permissions"))
                .body("items[0].decision.evidence[0].kind", equalTo("TERM"))
                .body("items[0].decision.evidence[0].value", equalTo("access denied"))
                .body("items[0].decision.catalogVersion", matchesPattern("[0-9a-f]{12}"))
                .body("items[0].decision.steps[0].ruleId", equalTo("own-tenant"));
    }

    @Test
    void aTicketHeardOfButNotYetDecidedHasAnEmptyList() {
        Stored.awaitApplied(world.hearOpened(ticket));

        world.agent().get(address()).then().statusCode(200).body("items", empty());
    }

    @Test
    void theListIsReadPageByPage() {
        decided(world);
        world.hearWords(ticket, 2, "How do I share a folder?", "");
        world.awaitDiagnoses(ticket, 2);

        var first = world.agent().get(address() + "?limit=1").jsonPath();
        var second = world.agent()
                .queryParam("cursor", first.getString("next"))
                .get(address() + "?limit=1")
                .jsonPath();

        assertThat(first.getString("items[0].decision.ruleId")).isEqualTo("how-to");
        assertThat(second.getString("items[0].decision.ruleId")).isEqualTo("permissions");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void thoseAboveSeeItAndThoseBesideGetTheAnswerOfATicketThatIsNot() {
        var customer = world.child("northwind");
        decided(customer);

        world.agent().get(address()).then().statusCode(200);
        for (var stranger : new World[] {world.child("fabrikam"), customer.child("below"), World.ofItsOwn()}) {
            stranger.agent()
                    .get(address())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:firstline:problem:not-found"));
        }
        world.agent().get("/v1/tickets/" + Ids.next() + "/diagnoses").then().statusCode(404);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        decided(world);

        world.agent().queryParam("cursor", "bm9wZQ").get(address()).then().statusCode(422);
        world.agent().queryParam("limit", "0").get(address()).then().statusCode(422);
        world.agent()
                .get("/v1/incidents?closed=abc")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("closed"));
    }

    @Test
    void nobodyReadsWithoutAToken() {
        RestAssured.given().get(address()).then().statusCode(401).contentType("application/problem+json");
        RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.tokens().wrongAudience(world.tenant(), Roles.HELPDESK_AGENT))
                .get(address())
                .then()
                .statusCode(401);
        world.as("nobody").get(address()).then().statusCode(403);
    }
}
