package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class EligibilityTest {

    private static final String AZURE = "{\"described\":{\"productFamily\":\"AZURE\",\"severity\":\"A\"}}";

    private final World world = World.ofItsOwn();

    private static ValidatableResponse ask(World of, String body) {
        return of.agent().body(body).post("/v1/escalations/eligibility").then();
    }

    private static String ofTicket(UUID ticket) {
        return "{\"ticketId\":\"" + ticket + "\"}";
    }

    private String oneUnit() {
        return world.isPartner("DIRECT_BILL")
                .admin()
                .body("""
                        {"vehicle":"SIGNATURE","validFrom":"2026-01-01","incidentsTotal":1,"incidentsRemaining":1}""")
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aCaseThatCouldBeFiledIsToldWithWhereOnWhatAndWhenTheVendorAnswers() {
        var id = oneUnit();

        ask(world, AZURE)
                .statusCode(200)
                .body("verdict", equalTo("ELIGIBLE"))
                .body("route", equalTo("AZURE_PORTAL"))
                .body("vehicles", contains("SIGNATURE"))
                .body("entitlementId", equalTo(id))
                .body("initialResponse", equalTo("PT2H"))
                .body("responseHours", equalTo("ROUND_THE_CLOCK"))
                .body("blockReasons.size()", equalTo(0));
    }

    @Test
    void askingOpensAndReservesNothing() {
        var id = oneUnit();
        ask(world, AZURE).statusCode(200);

        world.agent()
                .get("/v1/entitlements/" + id)
                .then()
                .body("version", equalTo(0))
                .body("incidentsRemaining", equalTo(1));
        var rows = StoredRows.of("escalation");
        assertThat(rows.column("select id from escalation where tenant = ?", world.tenant()))
                .isEmpty();
        assertThat(rows.column("select ticket_id from ticket where tenant = ?", world.tenant()))
                .isEmpty();
    }

    @Test
    void whatStandsInTheWayIsToldWithWhatTakesItAway() {
        ask(world, AZURE)
                .body("verdict", equalTo("BLOCKED"))
                .body("blockReasons.reason", contains("PARTNER_PROFILE_MISSING", "NO_ENTITLEMENT"))
                .body("blockReasons[0].unblockedBy.step", contains("STATE_PARTNER_PROFILE"))
                .body("blockReasons[1].unblockedBy.step", contains("ADD_ENTITLEMENT"));
    }

    @Test
    void aTicketThatHoldsTheLastUnitIsEligibleAndTheNextIsNot() {
        var id = oneUnit();
        var first = Ids.next();
        var second = Ids.next();
        world.hearDecision(first, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(first, "OPEN");
        world.hearDecision(second, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(second, "BLOCKED");

        ask(world, ofTicket(first)).statusCode(200).body("verdict", equalTo("ELIGIBLE"));
        ask(world, ofTicket(second))
                .body("verdict", equalTo("BLOCKED"))
                .body("blockReasons[0].unblockedBy.step", contains("FREE_UNIT", "ADD_ENTITLEMENT"))
                .body("blockReasons[0].unblockedBy[0].entitlementId", equalTo(id));
    }

    @Test
    void aTicketWithoutADecisionIsAConflictAndOneWithoutAVendorNeedsNone() {
        var undecided = Ids.next();
        var decided = Ids.next();
        world.isPartner("DIRECT_BILL")
                .holds("ASFP")
                .hearDecision(decided, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(decided, "OPEN");
        world.hear(World.decision(decided, 2, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));
        world.awaitEscalation(decided, "CANCELLED");
        StoredRows.of("escalation")
                .change("insert into ticket (ticket_id, tenant) values (?, ?)", undecided, world.tenant());

        ask(world, ofTicket(undecided)).statusCode(409);
        ask(world, ofTicket(decided)).statusCode(200).body("verdict", equalTo("NO_VENDOR"));
        ask(world, ofTicket(Ids.next())).statusCode(404);
        ask(World.ofItsOwn(), ofTicket(decided)).statusCode(404);
    }

    @Test
    void whoStandsBelowTheHolderLearnsTheVehicleAndNotTheContract() {
        oneUnit();
        var below = world.child("reseller");

        ask(below, AZURE)
                .body("tenant", equalTo(below.tenant()))
                .body("vehicles", contains("SIGNATURE"))
                .body("entitlementId", nullValue());
        ask(world, AZURE.replace("{\"productFamily", "{\"tenant\":\"" + below.tenant() + "\",\"productFamily"))
                .statusCode(200)
                .body("tenant", equalTo(below.tenant()));
        ask(below, AZURE.replace("{\"productFamily", "{\"tenant\":\"" + world.tenant() + "\",\"productFamily"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/described/tenant"));
    }

    @Test
    void badQuestionsAreRefusedWithTheirCause() {
        ask(world, "{}").statusCode(422).body("errors[0].pointer", equalTo("/ticketId"));
        ask(world, AZURE.replace("{\"described", "{\"ticketId\":\"" + Ids.next() + "\",\"described"))
                .statusCode(422);
        ask(world, "{\"described\":{\"issueKind\":\"no code\"}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/described/issueKind"));
        ask(world, "{\"described\":{\"productFamily\":\"TOASTERS\"}}").statusCode(422);
        world.as(Roles.CRM_CLIENT)
                .body(AZURE)
                .post("/v1/escalations/eligibility")
                .then()
                .statusCode(403);
    }
}
