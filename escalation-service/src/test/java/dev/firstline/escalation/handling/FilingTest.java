package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class FilingTest {

    private final UUID ticket = Ids.next();
    private final World world = World.ofItsOwn();

    private String opened() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        world.hearOpened(ticket)
                .hearWords(ticket, "Database gone", "Error 40613 since 13:05 UTC.")
                .hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database");
        return world.awaitEscalationId(ticket, "OPEN");
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
    void thePacketIsCompletedByTheDetailsThatNoEventTells() {
        var id = opened();
        world.agent()
                .get("/v1/escalations/" + id + "/packet")
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("missing", hasItem("Steps already tried"))
                .body("fields.find { it.name == 'Support plan' }.value", equalTo("Cloud Solution Provider"))
                .body("fields.find { it.name == 'Email' }.value", equalTo("desk@contoso.example"));

        world.agent()
                .header("If-Match", "\"0\"")
                .body("""
                        {"problemStart":"2026-11-21T13:05:00Z","impact":"The shop is offline",
                         "stepsTried":"Failover tried","customerDomain":"harlow.example",
                         "subscriptionId":"8a4ddeee-1111-2222-3333-123456789012"}""")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));

        world.agent()
                .get("/v1/escalations/" + id + "/packet")
                .then()
                .body("complete", equalTo(true))
                .body("portal", equalTo("https://portal.azure.com/harlow.example/#create/Microsoft.Support"))
                .body("fields.find { it.name == 'Description' }.value", containsString("Our reference: FL-482913570"));
    }

    @Test
    void thePacketComesInTheFormThatIsAskedFor() {
        var address = "/v1/escalations/" + opened() + "/packet";

        world.agent()
                .accept("text/plain")
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("== Email * ==\ndesk@contoso.example"));
        world.agent()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("desk@contoso.example"));
        world.agent().accept("*/*").get(address).then().statusCode(200).contentType("application/json");
        world.agent()
                .accept("message/rfc822")
                .get(address)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"));
        world.as(Roles.CRM_CLIENT).accept("text/plain").get(address).then().statusCode(403);
        World.ofItsOwn().agent().accept("text/html").get(address).then().statusCode(404);
    }

    @Test
    void aPublisherIsWrittenAMail() {
        world.isPartner("DIRECT_BILL");
        world.hearOpened(ticket)
                .hearWords(ticket, "Sync stands still", "Since noon.")
                .hearDecision(ticket, Outcome.ROUTE_TO_ISV, ProductFamily.MARKETPLACE_ISV, "Northgate Sync");
        var id = world.awaitEscalationId(ticket, "OPEN");

        world.agent()
                .accept("message/rfc822")
                .get("/v1/escalations/" + id + "/packet")
                .then()
                .statusCode(200)
                .contentType("message/rfc822")
                .body(containsString("Subject: =?UTF-8?B?"));
    }

    @Test
    void whatTheDeskCheckedStandsInThePacketAndALaterWordOfACheckCounts() {
        var id = opened();
        var noon = Instant.parse("2026-11-21T12:00:00Z");
        world.hear(new DiagnosisEvent.CheckRecorded(
                ticket, noon.plusSeconds(60), Check.SERVICE_HEALTH, CheckResult.DONE, noon));
        world.hear(new DiagnosisEvent.CheckRecorded(
                ticket, noon.plusSeconds(30), Check.SERVICE_HEALTH, CheckResult.NOT_POSSIBLE, noon));
        world.hear(new DiagnosisEvent.CheckRecorded(
                ticket, noon.plusSeconds(90), Check.LOGS, CheckResult.NOT_POSSIBLE, noon));

        await().atMost(World.PATIENCE)
                .untilAsserted(() -> world.agent()
                        .get("/v1/escalations/" + id + "/packet")
                        .then()
                        .body(
                                "fields.find { it.name == 'Steps already tried' }.value",
                                equalTo("Checked: service health (2026-11-21T12:00:00Z).\nNot possible to check:"
                                        + " logs, error codes and correlation ids (2026-11-21T12:00:00Z).")));
    }

    @Test
    void theStartOfAProblemIsATextOfTheYearsThatAnAnswerCanSay() {
        var id = opened();
        for (var start : List.of(
                "1764400000000",
                "\"1764400000\"",
                "1.5e9",
                "\"99999999999999\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-290308-01-01T00:00:00Z\"")) {
            world.agent()
                    .header("If-Match", "\"0\"")
                    .body("{\"problemStart\":" + start + "}")
                    .put("/v1/escalations/" + id + "/filing-details")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/problemStart"));
        }
    }

    @Test
    void detailsNeedTheVersionThatWasSeen() {
        var id = opened();

        world.agent()
                .body("{}")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(428);
        world.agent()
                .header("If-Match", "\"7\"")
                .body("{}")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"0\""));
        world.agent()
                .header("If-Match", "\"0\"")
                .header("If-None-Match", "*")
                .body("{}")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"0\""));
    }

    @Test
    void detailsThatNobodySeesAreNotTold() {
        var id = opened();

        world.agent()
                .header("If-Match", "\"0\"")
                .body("{\"impact\":\"\\u200b\",\"stepsTried\":\"\\u00a0\\u3164\"}")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(200);
        world.agent().get("/v1/escalations/" + id + "/packet").then().body("missing", hasItem("Steps already tried"));
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
