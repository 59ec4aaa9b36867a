package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket of a sub-tenant, filed on the contract of the tenant above. */
@EscalationRimTest
class HeldAboveTest {

    private static final String[] HOLDERS = {"A-1", "C-1", "Dana", "Desk", "desk@contoso.example", "+351 210 000 000"};

    private final UUID ticket = Ids.next();
    private final World holder = World.ofItsOwn();
    private final World below = holder.child("reseller").child("customer");
    private String id = "";

    @BeforeEach
    void escalate() {
        holder.isPartner("DIRECT_BILL").holds("PSFP");
        id = below.escalatesDatabase(ticket);
    }

    @Test
    void thePacketWithholdsTheContractAndTheContactAndSaysWhoFiles() {
        var packet = below.agent().get("/v1/escalations/" + id + "/packet").then();

        packet.statusCode(200)
                .body("complete", equalTo(false))
                .body("heldBy", equalTo(holder.tenant()))
                .body("withheld", hasItems("Access ID", "Contract ID", "First name", "Last name", "Email", "Phone"))
                .body("notices.code", hasItem("HELD_ABOVE"))
                .body("fields.find { it.name == 'Summary' }.value", equalTo("Database gone"));
        assertThat(packet.extract().asString()).doesNotContain(HOLDERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html"})
    void otherFormsOfThePacketWithholdTheSame(String form) {
        assertThat(below.agent()
                        .accept(form)
                        .get("/v1/escalations/" + id + "/packet")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain(HOLDERS)
                .contains("withheld: for " + holder.tenant());
    }

    @Test
    void theHolderAndNobodyElseAboveTheTicketReadsItWhole() {
        holder.agent()
                .get("/v1/escalations/" + id + "/packet")
                .then()
                .body("withheld", equalTo(List.of()))
                .body("heldBy", nullValue())
                .body("fields.find { it.name == 'Access ID' }.value", equalTo("A-1"))
                .body("fields.find { it.name == 'Email' }.value", equalTo("desk@contoso.example"));
        assertThat(new World(holder.tenant() + "/reseller")
                        .agent()
                        .get("/v1/escalations/" + id + "/packet")
                        .asString())
                .doesNotContain(HOLDERS);
    }

    @Test
    void theHolderFilesAndNobodyBelowSpendsItsContract() {
        for (var move : List.of("START_FILING", "REFUSE")) {
            below.agent()
                    .body("{\"move\":\"%s\",\"note\":\"so they said\"}".formatted(move))
                    .post("/v1/escalations/" + id + "/moves")
                    .then()
                    .statusCode(403);
        }
        below.agent()
                .body("{\"vendorCaseNumber\":\"FAKE-1\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then()
                .statusCode(403)
                .body("detail", containsString("held by " + holder.tenant()));

        holder.agent()
                .body("{\"vendorCaseNumber\":\"119120321001170\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then()
                .statusCode(200)
                .body("vendorCaseNumber", equalTo("119120321001170"));
    }

    @Test
    void whoOfTheTenantAboveWroteDownWhatTheVendorSaidIsNotToldBelow() {
        var updates = "/v1/escalations/" + id + "/vendor-updates";
        holder.agent()
                .body("{\"vendorCaseNumber\":\"119120321001170\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then()
                .statusCode(200);
        holder.agent()
                .body("{\"vendorStatus\":\"OPEN\"}")
                .post(updates)
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("test-user"));

        below.agent().get(updates).then().body("items.size()", equalTo(1)).body("items[0].createdBy", nullValue());
        holder.agent().get(updates).then().body("items[0].createdBy", equalTo("test-user"));
    }

    @Test
    void theIdOfTheContractShowsToTheHolderAloneWhereverAnEscalationIsAnswered() {
        var entitlement = holder.escalation(id).getString("entitlementId");
        assertThat(entitlement).isNotNull();
        holder.agent()
                .get("/v1/tickets/" + ticket + "/escalations")
                .then()
                .body("items[0].entitlementId", notNullValue());

        var answers = List.of(
                below.agent().get("/v1/escalations").asString(),
                below.agent().get("/v1/escalations/" + id).asString(),
                below.agent().get("/v1/tickets/" + ticket + "/escalations").asString(),
                below.agent()
                        .header("If-Match", "\"0\"")
                        .body("{\"impact\":\"240 mailboxes\"}")
                        .put("/v1/escalations/" + id + "/filing-details")
                        .asString(),
                below.agent()
                        .body("{\"solved\":true}")
                        .post("/v1/escalations/" + id + "/hand-back")
                        .asString());

        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains(id).doesNotContain(entitlement));
    }
}
