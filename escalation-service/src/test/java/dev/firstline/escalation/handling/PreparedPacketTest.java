package dev.firstline.escalation.handling;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The packet that an agent takes to the vendor's form, and what he adds to it. */
@EscalationRimTest
class PreparedPacketTest {

    private final UUID ticket = Ids.next();
    private final World world = World.ofItsOwn();

    private String opened() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        return world.escalatesDatabase(ticket);
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
}
