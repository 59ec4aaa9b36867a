package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a vendor's request, by people. */
@EscalationRimTest
class MovesTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final UUID ticket = Ids.next();
    private final World world = World.ofItsOwn();

    private String opened() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        return world.escalatesDatabase(ticket);
    }

    private String filed() {
        var id = opened();
        world.agent()
                .body("{\"vendorCaseNumber\":\"119120321001170\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then()
                .statusCode(200)
                .body("progress", equalTo("FILED"));
        return id;
    }

    private ValidatableResponse move(String id, String move) {
        return move(world, id, "{\"move\":\"" + move + "\",\"note\":\"because\"}");
    }

    private static ValidatableResponse move(World by, String id, String body) {
        return by.agent().body(body).post("/v1/escalations/" + id + "/moves").then();
    }

    private void goes(String id, String move, String progress, String state) {
        move(id, move).statusCode(200).body("progress", equalTo(progress)).body("state", equalTo(state));
    }

    private ValidatableResponse moves(World reader, String id) {
        return reader.agent().get("/v1/escalations/" + id + "/moves").then().statusCode(200);
    }

    private void tellDetails(String id) {
        var etag = world.agent().get("/v1/escalations/" + id).getHeader("ETag");
        world.agent()
                .header("If-Match", etag)
                .body("""
                        {"problemStart":"2026-11-21T13:05:00Z","impact":"The shop is offline",
                         "stepsTried":"Failover tried","customerDomain":"harlow.example",
                         "subscriptionId":"8a4ddeee-1111-2222-3333-123456789012"}""")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(200)
                .body("progress", equalTo("PREPARING"));
    }

    @Test
    void aWholeLifeIsWalkedToldAndWrittenDown() {
        var id = filed();

        goes(id, "ACKNOWLEDGE", "ACKNOWLEDGED", "FILED");
        goes(id, "VENDOR_WORKS", "IN_PROGRESS", "FILED");
        goes(id, "VENDOR_ASKS", "AWAITING_PARTNER", "FILED");
        goes(id, "ANSWER", "IN_PROGRESS", "FILED");
        goes(id, "OFFER_SOLUTION", "SOLUTION_OFFERED", "FILED");
        goes(id, "NOT_SOLVED", "IN_PROGRESS", "FILED");
        goes(id, "OFFER_SOLUTION", "SOLUTION_OFFERED", "FILED");
        move(id, "ACCEPT")
                .statusCode(200)
                .body("progress", equalTo("CLOSED"))
                .body("state", equalTo("HANDED_BACK"))
                .body("solved", equalTo(true))
                .body("legalMoves.size()", equalTo(0));

        assertThat(World.body(World.awaitEvent(ticket, "escalation.handed-back")))
                .containsEntry("solved", true)
                .containsEntry("progress", "CLOSED");
        assertThat(World.told(ticket))
                .containsExactly(
                        "escalation.opened",
                        "escalation.filed",
                        "escalation.vendor-updated",
                        "escalation.vendor-updated",
                        "escalation.vendor-updated",
                        "escalation.progressed",
                        "escalation.vendor-updated",
                        "escalation.progressed",
                        "escalation.vendor-updated",
                        "escalation.handed-back");
        moves(world, id)
                .body("items[0].move", equalTo("ACCEPT"))
                .body("items[0].from", equalTo("SOLUTION_OFFERED"))
                .body("items[0].to", equalTo("CLOSED"))
                .body("items[0].note", equalTo("because"))
                .body("items[0].person", equalTo("test-user"))
                .body("items.size()", equalTo(9));
        world.agent()
                .get("/v1/escalations/" + id + "/vendor-updates")
                .then()
                .body("items.vendorStatus", contains("CLOSED", "CLOSED", "ATTENTION_NEEDED", "OPEN", "OPEN"));
    }

    @Test
    void aPacketIsReadyOnceItLacksNothing() {
        var id = opened();
        move(id, "MARK_READY")
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("state", equalTo("OPEN"))
                .body("detail", containsString("Steps already tried"));

        tellDetails(id);
        goes(id, "MARK_READY", "READY", "OPEN");
        assertThat(World.body(World.awaitEvent(ticket, "escalation.progressed")))
                .containsEntry("progress", "READY")
                .containsEntry("escalationId", id);
        goes(id, "START_FILING", "FILING", "OPEN");
        goes(id, "MARK_READY", "READY", "OPEN");

        tellDetails(id);
        moves(world, id).body("items.move", contains("PREPARE", "MARK_READY", "START_FILING", "MARK_READY"));
    }

    @Test
    void illegalMovesNameTheLegalOnes() {
        var id = filed();

        move(id, "ACCEPT")
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("state", equalTo("FILED"))
                .body("detail", containsString("FILED"))
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
    }

    @Test
    void aMoveThatSaysTooLittleIsRefused() {
        var id = filed();

        for (var move : List.of("FILE", "VENDOR_UPDATE", "HAND_BACK")) {
            move(id, move).statusCode(422).body("errors[0].pointer", equalTo("/move"));
        }
        for (var move : List.of("REFUSE", "WITHDRAW")) {
            move(world, id, "{\"move\":\"" + move + "\",\"note\":\"\\u200b\"}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/note"));
        }
        move(world, id, "{}").statusCode(422).body("errors[0].pointer", equalTo("/move"));
    }

    @Test
    void aRepeatedMoveWithOneKeyIsOneMove() {
        var id = filed();
        for (int i = 0; i < 2; i++) {
            world.agent()
                    .header("Idempotency-Key", "\"once-" + id + "\"")
                    .body("{\"move\":\"ACKNOWLEDGE\"}")
                    .post("/v1/escalations/" + id + "/moves")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"2\""))
                    .body("progress", equalTo("ACKNOWLEDGED"));
        }

        moves(world, id).body("items.move", contains("ACKNOWLEDGE", "FILE"));
    }

    private String counted(String vendorCaseNumber) {
        world.isPartner("DIRECT_BILL")
                .admin()
                .body(
                        "{\"vehicle\":\"SIGNATURE\",\"validFrom\":\"2026-01-01\",\"incidentsTotal\":2,\"incidentsRemaining\":2}")
                .post("/v1/entitlements")
                .then()
                .statusCode(201);
        var id = world.escalatesDatabase(ticket);
        if (!vendorCaseNumber.isEmpty()) {
            world.agent()
                    .body("{\"vendorCaseNumber\":\"" + vendorCaseNumber + "\"}")
                    .post("/v1/escalations/" + id + "/filing")
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    private List<String> unitMovements() {
        return rows.column(
                "select kind || ' ' || units || coalesce(' ' || reason, '') from entitlement_movement where tenant = ? order by number desc",
                world.tenant());
    }

    @Test
    void whatTheVendorRefusesReturnsItsUnitAndTheTicketIsTheDesksAgain() {
        var id = counted("7");

        move(id, "REFUSE").statusCode(200).body("state", equalTo("HANDED_BACK")).body("solved", equalTo(false));

        assertThat(unitMovements()).startsWith("RETURNED 1 REFUSED", "USED 0", "RESERVED -1");
        assertThat(World.body(World.awaitEvent(ticket, "escalation.handed-back")))
                .containsEntry("solved", false)
                .containsEntry("progress", "REFUSED")
                .as("why is read at the escalation")
                .doesNotContainKey("note");
    }

    @Test
    void whatIsWithdrawnReturnsItsUnitUnlessTheVendorHadIt() {
        var id = counted("");

        move(id, "WITHDRAW").statusCode(200).body("state", equalTo("CANCELLED")).body("progress", equalTo("WITHDRAWN"));

        assertThat(unitMovements()).startsWith("RETURNED 1 WITHDRAWN", "RESERVED -1");
        World.awaitEvent(ticket, "escalation.cancelled");
    }

    @Test
    void whatIsWithdrawnFromTheVendorStaysUsed() {
        var id = counted("7");

        move(id, "WITHDRAW").statusCode(200).body("progress", equalTo("WITHDRAWN"));

        assertThat(unitMovements()).startsWith("USED 0", "RESERVED -1");
    }

    @Test
    void anotherRequestOfTheTicketFollowsOneThatHasEnded() {
        var first = filed();
        move(first, "REFUSE").statusCode(200);

        world.hear(World.byPerson(ticket, 2, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database"));
        var second = world.awaitEscalationId(ticket, "OPEN");

        assertThat(second).isNotEqualTo(first);
        assertThat(world.escalation(first).getString("progress")).isEqualTo("REFUSED");
        assertThat(world.escalation(second).getString("progress")).isEqualTo("PREPARING");
    }

    @Test
    void anotherPlanTakesThePacketInHandAgain() {
        var id = opened();
        tellDetails(id);
        goes(id, "MARK_READY", "READY", "OPEN");

        world.hear(World.decision(ticket, 2, Outcome.ESCALATE_MICROSOFT, ProductFamily.MICROSOFT_365, "Teams"));

        await().atMost(World.PATIENCE)
                .until(() -> world.escalation(id).getString("route").equals("M365_ADMIN_CENTER"));
        assertThat(world.escalation(id).getString("progress")).isEqualTo("PREPARING");
    }

    @Test
    void whatACopyOfTheVersionBeforeWroteIsReadByItsState() {
        var id = filed();
        goes(id, "ACKNOWLEDGE", "ACKNOWLEDGED", "FILED");

        rows.change("update escalation set vendor_status = 'ATTENTION_NEEDED' where id = ?::uuid", id);
        assertThat(world.escalation(id).getString("progress")).isEqualTo("AWAITING_PARTNER");
        rows.change("update escalation set state = 'HANDED_BACK' where id = ?::uuid", id);
        assertThat(world.escalation(id).getString("progress")).isEqualTo("HANDED_BACK");
    }

    @Test
    void whoWorksForATenantAboveIsNotToldBelow() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        var below = world.child("harlow");
        var id = below.escalatesDatabase(ticket);
        move(world, id, "{\"move\":\"WITHDRAW\",\"note\":\"solved by the customer\"}")
                .statusCode(200);

        moves(below, id)
                .body("items[0].note", equalTo("solved by the customer"))
                .body("items[0].person", nullValue());
    }

    @Test
    void anotherTenantFindsNothingAndMovesAreForAgents() {
        var id = filed();
        var stranger = World.ofItsOwn();

        stranger.agent().get("/v1/escalations/" + id + "/moves").then().statusCode(404);
        move(stranger, id, "{\"move\":\"ACKNOWLEDGE\"}").statusCode(404);
        world.as(Roles.CRM_CLIENT)
                .get("/v1/escalations/" + id + "/moves")
                .then()
                .statusCode(403);
        world.as(Roles.OPS)
                .body("{\"move\":\"ACKNOWLEDGE\"}")
                .post("/v1/escalations/" + id + "/moves")
                .then()
                .statusCode(403);
    }
}
