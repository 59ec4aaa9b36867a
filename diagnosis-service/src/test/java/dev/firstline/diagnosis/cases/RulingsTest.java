package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.Stored;
import dev.firstline.diagnosis.rim.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people at the desk decide. */
@DiagnosisRimTest
class RulingsTest {

    private static final String DOWN = "Exchange Online is down for all 240 mailboxes";
    private static final String QUESTION = "How do I archive mail?";
    private static final String TO_VENDOR = "{\"outcome\":\"ESCALATE_MICROSOFT\",\"reason\":\"Seen on two tenants.\"}";

    private final World world = World.ofItsOwn();
    private final UUID ticket = Ids.next();

    private String address(String act) {
        return "/v1/tickets/" + ticket + "/diagnoses" + (act.isEmpty() ? "" : "/" + act);
    }

    private void decided(String title) {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, title, "");
        world.awaitDiagnoses(ticket, 1);
    }

    private ValidatableResponse overrule(World who, String body) {
        return who.agent().body(body).post(address("overrule")).then();
    }

    private JsonPath list() {
        return world.agent().get(address("")).jsonPath();
    }

    private List<JsonPath> contradictions() {
        return World.told(Topic.DIAGNOSIS, ticket.toString(), "diagnosis.contradicted").stream()
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }

    @Test
    void aPersonOverrulesAndTheDecisionIsOneOfItsOwnAndToldAsSuch() {
        decided(QUESTION);

        overrule(world, TO_VENDOR)
                .statusCode(201)
                .body("decidedBy", equalTo("PERSON"))
                .body("decision.outcome", equalTo("ESCALATE_MICROSOFT"))
                .body("decision.ruleId", equalTo("person"));

        var list = list();
        assertThat(list.getList("items.decidedBy")).containsExactly("PERSON", "MACHINE");
        assertThat(list.getString("items[0].person.reason")).isEqualTo("Seen on two tenants.");
        assertThat(list.getString("items[0].person.subject")).isNotBlank();
        assertThat(list.getString("items[0].person.client")).isNotBlank();
        assertThat(World.toldDiagnoses(ticket)).hasSize(2).last().satisfies(told -> {
            assertThat(told.getString("outcome")).isEqualTo("ESCALATE_MICROSOFT");
            assertThat(told.getString("decidedBy")).isEqualTo("PERSON");
            assertThat(told.getString("diagnosisId")).isEqualTo(list.getString("items[0].id"));
            assertThat(told.getString("severity")).isEqualTo("A");
            assertThat(told.prettify()).doesNotContain("two tenants");
        });
    }

    @Test
    void aPersonConfirmsTheDecisionThatWasLookedAt() {
        decided(DOWN);
        var looked = list().getString("items[0].id");

        world.agent()
                .body("{\"diagnosisId\":\"%s\"}".formatted(looked))
                .post(address("confirm"))
                .then()
                .statusCode(201)
                .body("decidedBy", equalTo("PERSON"))
                .body("decision.outcome", equalTo("ESCALATE_MICROSOFT"))
                .body("decision.ruleId", equalTo("service-unavailable"));
        world.agent()
                .body("{\"diagnosisId\":\"%s\"}".formatted(looked))
                .post(address("confirm"))
                .then()
                .statusCode(409)
                .body("detail", containsString("decided anew"));
        world.agent()
                .body("{\"diagnosisId\":\"%s\"}".formatted(list().getString("items[0].id")))
                .post(address("confirm"))
                .then()
                .statusCode(409)
                .body("detail", containsString("person decided it already"));
    }

    @Test
    void whatIsUndecidedCannotBeConfirmed() {
        decided("Hello");
        assertThat(list().getString("items[0].decision.outcome")).isEqualTo("NEEDS_REVIEW");

        world.agent()
                .body("{\"diagnosisId\":\"%s\"}".formatted(list().getString("items[0].id")))
                .post(address("confirm"))
                .then()
                .statusCode(409)
                .body("detail", containsString("Overrule"));
    }

    @Test
    void correctedWordsDoNotOverruleAPersonButContradictAndAreToldOnce() {
        decided(QUESTION);
        overrule(world, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Ours.\"}")
                .statusCode(201);

        Stored.awaitApplied(world.hearWords(ticket, 2, DOWN, "We changed nothing."));
        Stored.awaitApplied(world.hearWords(ticket, 3, DOWN, "We changed nothing at all."));

        var list = list();
        assertThat(list.getList("items")).hasSize(2);
        assertThat(list.getString("items[0].decision.outcome")).isEqualTo("RESOLVE_BY_PARTNER");
        assertThat(list.getString("items[0].contradiction.decision.outcome")).isEqualTo("ESCALATE_MICROSOFT");
        assertThat(list.getLong("items[0].contradiction.ticketVersion")).isEqualTo(3);
        assertThat(World.toldDiagnoses(ticket)).hasSize(2);
        assertThat(contradictions()).singleElement().satisfies(told -> {
            assertThat(told.getString("diagnosisId")).isEqualTo(list.getString("items[0].id"));
            assertThat(told.getString("outcome")).isEqualTo("RESOLVE_BY_PARTNER");
            assertThat(told.getString("contradictedBy")).isEqualTo("ESCALATE_MICROSOFT");
        });
    }

    @Test
    void whatTheMachineSaidBeforeItWasOverruledIsShownAndNotToldAgain() {
        decided(DOWN);
        overrule(world, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Their firewall.\"}")
                .statusCode(201);

        Stored.awaitApplied(world.hearWords(ticket, 2, DOWN, "Still."));

        assertThat(list().getString("items[0].contradiction.decision.outcome")).isEqualTo("ESCALATE_MICROSOFT");
        assertThat(contradictions()).isEmpty();
    }

    @Test
    void aContradictionGoesWhenTheMachineAgrees() {
        decided(QUESTION);
        overrule(world, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Ours.\"}")
                .statusCode(201);
        Stored.awaitApplied(world.hearWords(ticket, 2, DOWN, ""));
        assertThat(list().getString("items[0].contradiction")).isNotNull();

        Stored.awaitApplied(world.hearWords(ticket, 3, QUESTION, ""));

        assertThat(list().getString("items[0].contradiction")).isNull();
    }

    @Test
    void aPersonsDecisionFollowsTheProductThatTheTicketTells() {
        decided("Hello");
        overrule(world, TO_VENDOR).statusCode(201).body("decision.productFamily", nullValue());

        Stored.awaitApplied(world.hearReclassified(ticket, 2, ProductFamily.AZURE));

        assertThat(World.toldDiagnoses(ticket)).last().satisfies(told -> {
            assertThat(told.getString("decidedBy")).isEqualTo("PERSON");
            assertThat(told.getString("outcome")).isEqualTo("ESCALATE_MICROSOFT");
            assertThat(told.getString("productFamily")).isEqualTo("AZURE");
            assertThat(told.getLong("ticketVersion")).isEqualTo(2);
        });
        assertThat(list().getList("items.decidedBy")).containsExactly("PERSON", "PERSON", "MACHINE");
    }

    @Test
    void withdrawnItIsTheMachinesAgain() {
        decided(QUESTION);
        overrule(world, TO_VENDOR).statusCode(201);

        world.agent()
                .post(address("withdraw"))
                .then()
                .statusCode(201)
                .body("decidedBy", equalTo("MACHINE"))
                .body("decision.ruleId", equalTo("how-to"));

        assertThat(list().getList("items.decidedBy")).containsExactly("MACHINE", "PERSON", "MACHINE");
        assertThat(World.toldDiagnoses(ticket))
                .last()
                .satisfies(told -> assertThat(told.getString("decidedBy")).isEqualTo("MACHINE"));
        world.agent().post(address("withdraw")).then().statusCode(409);
        world.hearWords(ticket, 2, DOWN, "");
        assertThat(world.awaitDiagnoses(ticket, 4).getString("items[0].decision.outcome"))
                .isEqualTo("ESCALATE_MICROSOFT");
    }

    @Test
    void aTicketIsLinkedToAnIncidentByHand() {
        decided(QUESTION);
        overrule(world, "{\"outcome\":\"KNOWN_SERVICE_INCIDENT\",\"incidentId\":\"EX1\",\"reason\":\"Same symptom.\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/incidentId"));
        world.opensIncident("EX1", "Exchange Online");

        overrule(world, "{\"outcome\":\"KNOWN_SERVICE_INCIDENT\",\"incidentId\":\"EX1\",\"reason\":\"Same symptom.\"}")
                .statusCode(201)
                .body("decision.incidentId", equalTo("EX1"))
                .body("decision.issueKind", equalTo("KNOWN_INCIDENT"));

        assertThat(world.linkedTo("EX1")).containsExactly(ticket.toString());
    }

    /** What is over explains nothing; what is to become of the ticket is still the person's to say. */
    @Test
    void theEndOfAnIncidentEndsWhatAPersonDecidedForItsSake() {
        decided(QUESTION);
        world.opensIncident("EX1", "Exchange Online");
        overrule(world, "{\"outcome\":\"KNOWN_SERVICE_INCIDENT\",\"incidentId\":\"EX1\",\"reason\":\"Same symptom.\"}")
                .statusCode(201);

        world.closesIncident("EX1");
        world.awaitRelinked();

        assertThat(world.linkedTo("EX1")).isEmpty();
        assertThat(list().getList("items.decidedBy")).containsExactly("MACHINE", "PERSON", "MACHINE");
        assertThat(list().getString("items[0].decision.ruleId")).isEqualTo("how-to");
        assertThat(list().getMap("items[0].contradiction")).isNull();
        assertThat(World.toldDiagnoses(ticket)).hasSize(3);
    }

    @Test
    void theCustomerIsAskedWhetherItStillFailsAlsoWhereAPersonConfirmedTheIncident() {
        world.opensIncident("EX1", "Exchange Online");
        decided(DOWN);
        world.agent()
                .body("{\"diagnosisId\":\"%s\"}".formatted(list().getString("items[0].id")))
                .post(address("confirm"))
                .then()
                .statusCode(201);

        world.closesIncident("EX1");
        world.awaitRelinked();

        assertThat(list().getList("items.decidedBy")).containsExactly("MACHINE", "PERSON", "MACHINE");
        assertThat(list().getString("items[0].decision.ruleId")).isEqualTo("incident-ended");
    }

    @Test
    void theEndOfAnIncidentLeavesAloneWhatAPersonDecidedOtherwise() {
        world.opensIncident("EX1", "Exchange Online");
        decided(DOWN);
        overrule(world, TO_VENDOR).statusCode(201);

        world.closesIncident("EX1");
        world.awaitRelinked();

        assertThat(list().getList("items.decidedBy")).containsExactly("PERSON", "MACHINE");
    }

    @Test
    void anIncidentContradictsAPersonAndOverrulesNobody() {
        decided(DOWN);
        overrule(world, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Their firewall.\"}")
                .statusCode(201);

        world.opensIncident("EX1", "Exchange Online").awaitRelinked();

        assertThat(list().getList("items.decision.outcome"))
                .containsExactly("RESOLVE_BY_PARTNER", "ESCALATE_MICROSOFT");
        assertThat(list().getString("items[0].contradiction.decision.incidentId"))
                .isEqualTo("EX1");
        assertThat(world.linkedTo("EX1")).isEmpty();
        assertThat(World.toldDiagnoses(ticket)).hasSize(2);
        assertThat(contradictions())
                .singleElement()
                .satisfies(told -> assertThat(told.getString("contradictedBy")).isEqualTo("KNOWN_SERVICE_INCIDENT"));
    }

    @Test
    void whatTheCustomerSaysLaterContradictsAPersonAndOverrulesNobody() {
        decided(QUESTION);
        overrule(world, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Ours.\"}")
                .statusCode(201);

        Stored.awaitApplied(world.hearMore(ticket, 2, "It is an outage: " + DOWN + ". We changed nothing."));

        assertThat(list().getList("items.decidedBy")).containsExactly("PERSON", "MACHINE");
        assertThat(list().getString("items[0].contradiction.decision.outcome")).isEqualTo("ESCALATE_MICROSOFT");
        assertThat(contradictions()).hasSize(1);
    }

    @Test
    void theLinkFollowsTheDecisionThatCounts() {
        decided(DOWN);
        world.opensIncident("EX1", "Exchange Online");
        world.awaitDiagnoses(ticket, 2);
        assertThat(world.linkedTo("EX1")).containsExactly(ticket.toString());

        var persons = overrule(world, TO_VENDOR).statusCode(201).extract().jsonPath();
        assertThat(world.linkedTo("EX1")).isEmpty();

        world.agent().post(address("withdraw")).then().statusCode(201).body("decision.incidentId", equalTo("EX1"));
        assertThat(world.linkedTo("EX1")).containsExactly(ticket.toString());
        assertThat(World.toldDiagnoses(ticket))
                .last()
                .satisfies(told -> assertThat(told.getString("supersedes")).isEqualTo(persons.getString("id")));
    }

    @Test
    void aRepeatedRequestDecidesOnce() {
        decided(QUESTION);
        var first =
                world.agent().header("Idempotency-Key", "k1").body(TO_VENDOR).post(address("overrule"));
        var second =
                world.agent().header("Idempotency-Key", "k1").body(TO_VENDOR).post(address("overrule"));

        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(list().getList("items")).hasSize(2);
    }

    @Test
    void aDecisionThatHasComeSinceIsNotOverruledUnseen() {
        decided(QUESTION);
        var looked = list().getString("items[0].id");
        world.hearWords(ticket, 2, DOWN, "");
        world.awaitDiagnoses(ticket, 2);

        overrule(
                        world,
                        "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Ours.\",\"diagnosisId\":\"%s\"}"
                                .formatted(looked))
                .statusCode(409)
                .body("detail", containsString(list().getString("items[0].id")));
    }

    @Test
    void whatContradictsItselfIsRefusedWithWhatWouldDo() {
        decided(QUESTION);

        overrule(world, "{\"outcome\":\"ESCALATE_MICROSOFT\"}").statusCode(422);
        overrule(world, "{\"outcome\":\"ESCALATE_MICROSOFT\",\"reason\":\"  \"}")
                .statusCode(422);
        overrule(world, "{\"outcome\":\"NEEDS_REVIEW\",\"reason\":\"x\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/outcome"));
        overrule(world, "{\"outcome\":\"ESCALATE_MICROSOFT\",\"issueKind\":\"HOW_TO\",\"reason\":\"x\"}")
                .statusCode(422)
                .body("known", hasItem("SERVICE_UNAVAILABLE"));
        overrule(world, "{\"outcome\":\"BILLING_DISPUTE_FRAUD\",\"reason\":\"x\"}")
                .statusCode(422)
                .body("known", hasItem("INVOICE_RECON_DISPUTE"));
    }

    @Test
    void nothingIsDecidedOnATicketThatIsNotDecidedOrHasEnded() {
        Stored.awaitApplied(world.hearOpened(ticket));
        overrule(world, TO_VENDOR).statusCode(409);
        world.hearWords(ticket, 1, DOWN, "");
        world.awaitDiagnoses(ticket, 1);

        Stored.awaitApplied(world.hearStatus(ticket, 2, TicketStatus.CANCELED));

        overrule(world, TO_VENDOR).statusCode(409).body("detail", containsString("ended"));
    }

    @Test
    void onlyTheDeskDecidesAndOnlyOnWhatItSees() {
        decided(QUESTION);

        world.as(Roles.CRM_CLIENT)
                .body(TO_VENDOR)
                .post(address("overrule"))
                .then()
                .statusCode(403);
        world.as(Roles.OPS).post(address("withdraw")).then().statusCode(403);
        overrule(World.ofItsOwn(), TO_VENDOR).statusCode(404);
        overrule(world.child("below"), TO_VENDOR).statusCode(404);
    }

    @Test
    void whoWorksForATenantAboveIsNotToldBelowAndTheReasonIsForTheDesk() {
        var customer = world.child("northwind");
        customer.hearOpened(ticket);
        customer.hearWords(ticket, 1, QUESTION, "");
        customer.awaitDiagnoses(ticket, 1);
        overrule(world, TO_VENDOR).statusCode(201);

        world.agent().get(address("")).then().body("items[0].person.reason", notNullValue());
        world.as(Roles.CRM_CLIENT)
                .get(address(""))
                .then()
                .body("items[0].person.subject", notNullValue())
                .body("items[0].person.reason", nullValue());
        customer.agent()
                .get(address(""))
                .then()
                .body("items[0].decidedBy", equalTo("PERSON"))
                .body("items[0].person", nullValue());
    }

    @Test
    void whatIsDecidedAboveIsNotUndoneBelow() {
        var customer = world.child("northwind");
        customer.hearOpened(ticket);
        customer.hearWords(ticket, 1, QUESTION, "");
        customer.awaitDiagnoses(ticket, 1);
        overrule(world, TO_VENDOR).statusCode(201);

        overrule(customer, "{\"outcome\":\"RESOLVE_BY_PARTNER\",\"reason\":\"Ours.\"}")
                .statusCode(403);
        customer.agent().post(address("withdraw")).then().statusCode(403);

        assertThat(list().getList("items.decision.outcome"))
                .containsExactly("ESCALATE_MICROSOFT", "RESOLVE_BY_PARTNER");
        world.agent().post(address("withdraw")).then().statusCode(201);
    }
}
