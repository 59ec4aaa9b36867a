package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What agents say of a request at the vendor: filed, answered, handed back. */
@EscalationRimTest
class FilingTest {

    private final UUID ticket = Ids.next();
    private final World world = World.ofItsOwn();

    private String opened() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        return world.escalatesDatabase(ticket);
    }

    private ValidatableResponse file(String id, String number) {
        return world.agent()
                .body("{\"vendorCaseNumber\":\"" + number + "\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then();
    }

    private ValidatableResponse vendorSaid(String id, String status) {
        return world.agent()
                .body("{\"vendorStatus\":\"" + status + "\",\"note\":\"They ask for logs.\"}")
                .post("/v1/escalations/" + id + "/vendor-updates")
                .then();
    }

    private ValidatableResponse handBack(String id) {
        return world.agent()
                .body("{\"solved\":true,\"note\":\"Restored by the platform team.\"}")
                .post("/v1/escalations/" + id + "/hand-back")
                .then();
    }

    @Test
    void filingIsToldWithTheVendorsCaseNumber() {
        var id = opened();

        file(id, "119120321001170")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("FILED"))
                .body("vendorStatus", equalTo("OPEN"))
                .body(
                        "legalMoves",
                        contains(
                                "ACKNOWLEDGE",
                                "VENDOR_WORKS",
                                "VENDOR_ASKS",
                                "OFFER_SOLUTION",
                                "VENDOR_UPDATE",
                                "REFUSE",
                                "WITHDRAW",
                                "HAND_BACK"));

        assertThat(World.body(World.awaitEvent(ticket, "escalation.filed")))
                .containsEntry("vendorCaseNumber", "119120321001170")
                .containsEntry("route", "AZURE_PORTAL")
                .containsEntry("escalationId", id);
    }

    @Test
    void filingTwiceUnderOneNumberIsOneFiling() {
        var id = opened();
        file(id, "119120321001170").statusCode(200);

        file(id, "119120321001170").statusCode(200).header("ETag", equalTo("\"1\""));

        handBack(id).statusCode(200);
        World.awaitEvent(ticket, "escalation.handed-back");
        assertThat(World.told(ticket)).containsOnlyOnce("escalation.filed");
    }

    @Test
    void anotherNumberIsAConflict() {
        var id = opened();
        file(id, "119120321001170").statusCode(200);

        file(id, "220220321001170").statusCode(409).body("vendorCaseNumber", equalTo("119120321001170"));
    }

    @Test
    void whatTheVendorSaysIsWrittenDownAndTold() {
        var id = opened();
        file(id, "119120321001170");

        vendorSaid(id, "ATTENTION_NEEDED").statusCode(201).body("createdBy", equalTo("test-user"));

        assertThat(World.body(World.awaitEvent(ticket, "escalation.vendor-updated")))
                .containsEntry("vendorStatus", "ATTENTION_NEEDED")
                .as("the vendor's words stay here")
                .doesNotContainKey("note");
        assertThat(world.escalation(id).getString("vendorStatus")).isEqualTo("ATTENTION_NEEDED");
        world.agent()
                .get("/v1/escalations/" + id + "/vendor-updates")
                .then()
                .statusCode(200)
                .body("items.note", contains("They ask for logs."));
    }

    @Test
    void aRepeatedUpdateWithOneKeyIsOneUpdate() {
        var id = opened();
        file(id, "119120321001170");
        for (int i = 0; i < 2; i++) {
            world.agent()
                    .header("Idempotency-Key", "\"once-" + id + "\"")
                    .body("{\"vendorStatus\":\"OPEN\"}")
                    .post("/v1/escalations/" + id + "/vendor-updates")
                    .then()
                    .statusCode(201);
        }

        assertThat(world.agent()
                        .get("/v1/escalations/" + id + "/vendor-updates")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    @Test
    void handingBackEndsIt() {
        var id = opened();
        file(id, "119120321001170");

        handBack(id).statusCode(200).body("state", equalTo("HANDED_BACK")).body("solved", equalTo(true));

        assertThat(World.body(World.awaitEvent(ticket, "escalation.handed-back")))
                .containsEntry("solved", true);
    }

    @Test
    void illegalMovesNameTheLegalOnes() {
        var id = opened();
        vendorSaid(id, "OPEN")
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("state", equalTo("OPEN"))
                .body("legalMoves", contains("MARK_READY", "FILE", "WITHDRAW", "HAND_BACK"));
        handBack(id).statusCode(200);

        handBack(id).statusCode(409).body("legalMoves.size()", equalTo(0));
        file(id, "119120321001170").statusCode(409).body("state", equalTo("HANDED_BACK"));
    }

    @Test
    void whatIsBlockedCannotBeFiled() {
        world.isPartner("DIRECT_BILL");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        var id = world.awaitEscalationId(ticket, "BLOCKED");

        file(id, "119120321001170")
                .statusCode(409)
                .body("detail", containsString("BLOCKED"))
                .body("legalMoves", contains("WITHDRAW", "HAND_BACK"));
    }

    @Test
    void badBodiesAreRefusedWithTheirCause() {
        var id = opened();
        var address = "/v1/escalations/" + id;
        world.agent()
                .body("{\"vendorCaseNumber\":\"\"}")
                .post(address + "/filing")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/vendorCaseNumber"));
        world.agent()
                .body("{\"vendorCaseNumber\":\"a\\u0000b\"}")
                .post(address + "/filing")
                .then()
                .statusCode(422);
        world.agent()
                .body("{\"number\":\"1\"}")
                .post(address + "/filing")
                .then()
                .statusCode(422);
        world.agent()
                .body("{\"vendorCaseNumber\":")
                .post(address + "/filing")
                .then()
                .statusCode(400);
        world.agent()
                .body("{\"vendorStatus\":\"PERHAPS\"}")
                .post(address + "/vendor-updates")
                .then()
                .statusCode(422);
        world.agent().body("{}").post(address + "/hand-back").then().statusCode(422);
        world.agent()
                .header("If-Match", "\"0\"")
                .body("{\"customerDomain\":\"x/../y\"}")
                .put(address + "/filing-details")
                .then()
                .statusCode(422);
        world.agent().get("/v1/escalations?cursor=forged").then().statusCode(422);
        world.agent().get("/v1/escalations/not-an-id").then().statusCode(404);
    }

    @Test
    void anotherTenantFindsNothing() {
        var id = opened();
        var stranger = World.ofItsOwn();
        var address = "/v1/escalations/" + id;

        stranger.agent().get(address).then().statusCode(404);
        stranger.agent().get(address + "/packet").then().statusCode(404);
        stranger.agent().get(address + "/vendor-updates").then().statusCode(404);
        stranger.agent().get("/v1/tickets/" + ticket + "/escalations").then().statusCode(404);
        stranger.agent()
                .body("{\"vendorCaseNumber\":\"1\"}")
                .post(address + "/filing")
                .then()
                .statusCode(404);
        stranger.agent()
                .body("{\"vendorStatus\":\"OPEN\"}")
                .post(address + "/vendor-updates")
                .then()
                .statusCode(404);
        stranger.agent()
                .body("{\"solved\":true}")
                .post(address + "/hand-back")
                .then()
                .statusCode(404);
        stranger.agent()
                .header("If-Match", "\"0\"")
                .body("{}")
                .put(address + "/filing-details")
                .then()
                .statusCode(404);
        stranger.agent().get("/v1/escalations").then().statusCode(200).body("items.size()", equalTo(0));
        world.child("below").agent().get(address).then().statusCode(404);
    }

    @Test
    void filingIsForAgentsAndReadingForMore() {
        var id = opened();
        var address = "/v1/escalations/" + id;

        world.as(Roles.CRM_CLIENT).get(address).then().statusCode(200);
        world.as(Roles.CRM_CLIENT).get(address + "/packet").then().statusCode(403);
        world.as(Roles.OPS)
                .body("{\"vendorCaseNumber\":\"1\"}")
                .post(address + "/filing")
                .then()
                .statusCode(403);
        io.restassured.RestAssured.given().get(address).then().statusCode(401);
    }

    @Test
    void theListPagesThroughOneState() {
        var partner = world.isPartner("DIRECT_BILL").holds("ASFP");
        for (int i = 0; i < 3; i++) {
            var one = Ids.next();
            partner.hearDecision(one, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
            partner.awaitEscalation(one, "OPEN");
        }

        var first = world.agent().get("/v1/escalations?state=OPEN&limit=2").jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        var second = world.agent()
                .queryParam("state", "OPEN")
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/escalations")
                .jsonPath();
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        assertThat(first.getList("items.id")).doesNotContainAnyElementsOf(second.getList("items.id"));
        world.agent()
                .queryParam("state", "BLOCKED")
                .queryParam("cursor", first.getString("next"))
                .get("/v1/escalations")
                .then()
                .statusCode(422);
        world.agent()
                .get("/v1/escalations?state=open")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("state"));
        world.agent().get("/v1/escalations?state=BLOCKED").then().body("items.size()", not(equalTo(3)));
    }
}
