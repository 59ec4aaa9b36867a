package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What access to a customer, and the want of it, makes of its tickets. */
@EscalationRimTest
class AccessTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final World holder = World.ofItsOwn();
    private final UUID customer = Ids.next();
    private final UUID ticket = Ids.next();

    private static String gdap(String role, Instant endsAt) {
        return "{\"relations\":[{\"name\":\"rel-1\",\"kind\":\"GDAP\",\"status\":\"ACTIVE\",\"roles\":[\"%s\"],\"endsAt\":\"%s\"}]}"
                .formatted(role, endsAt);
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private void records(String body) {
        holder.admin().body(body).put("/v1/delegated-access/" + customer).then().statusCode(201);
    }

    private void changes(String body) {
        holder.admin()
                .header("If-Match", "\"0\"")
                .body(body)
                .put("/v1/delegated-access/" + customer)
                .then()
                .statusCode(200);
    }

    /** Topics come in any order: the ticket is heard before what is decided on it. */
    private void decides(World of) {
        of.hear(World.opened(ticket, customer));
        await().atMost(World.PATIENCE)
                .until(
                        () -> rows.column("select customer_id from ticket where ticket_id = ?", ticket),
                        List.of(customer.toString())::equals);
        of.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.MICROSOFT_365, "Exchange Online");
    }

    private ValidatableResponse eligibility(World of) {
        return of.agent()
                .body("{\"ticketId\":\"" + ticket + "\"}")
                .post("/v1/escalations/eligibility")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsBlockedForWantOfAccessOpensWhenItComes() {
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        records("{\"relations\":[]}");
        decides(holder);

        holder.awaitEscalation(ticket, "BLOCKED");
        var blocked = World.body(World.awaitEvent(ticket, "escalation.blocked"));
        assertThat(blocked).containsEntry("reason", "ACCESS_MISSING").containsEntry("route", "M365_ADMIN_CENTER");
        eligibility(holder)
                .body("verdict", equalTo("BLOCKED"))
                .body("blockReasons.reason", contains("ACCESS_MISSING"))
                .body("blockReasons[0].unblockedBy.step", contains("REQUEST_GDAP"))
                .body("access.need", contains("ENTRA_SUPPORT_ROLE"))
                .body("access.held", contains("NO"));

        changes(gdap("Service Support Administrator", inDays(300)));

        holder.awaitEscalation(ticket, "OPEN");
        eligibility(holder)
                .body("verdict", equalTo("ELIGIBLE"))
                .body("access.held", contains("YES"))
                .body("access[0].until", notNullValue())
                .body("accessWarning", nullValue());
    }

    @Test
    void forACustomerOfWhomNothingIsRecordedThereIsAHintAndNoBlock() {
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        decides(holder);

        var id = holder.awaitEscalationId(ticket, "OPEN");

        eligibility(holder)
                .body("verdict", equalTo("ELIGIBLE"))
                .body("accessWarning", equalTo("ACCESS_NOT_RECORDED"))
                .body("access.held", contains("NOT_RECORDED"));
        packet(holder, id)
                .body("notices.code", not(hasItem("ACCESS_MISSING")))
                .body("access.held", contains("NOT_RECORDED"));
    }

    @Test
    void aPartnerThatRequiresAccessFilesForNobodyOfWhomNothingIsRecorded() {
        holder.admin()
                .body("{\"type\":\"DIRECT_BILL\",\"accessRequired\":true}")
                .put("/v1/partners/self")
                .then()
                .statusCode(201);
        holder.holds("ASFP");
        decides(holder);

        holder.awaitEscalation(ticket, "BLOCKED");
        eligibility(holder).body("blockReasons[0].unblockedBy.step", contains("RECORD_ACCESS"));

        records(gdap("Global Administrator", inDays(300)));

        holder.awaitEscalation(ticket, "OPEN");
    }

    @Test
    void aRequestThatIsOpenStaysOpenWhenAccessIsLostAndItsPacketSaysSo() {
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        records(gdap("Service Support Administrator", inDays(20)));
        decides(holder);
        var id = holder.awaitEscalationId(ticket, "OPEN");
        packet(holder, id).body("notices.code", hasItem("ACCESS_ENDS_SOON")).body("access.held", contains("YES"));
        eligibility(holder).body("accessWarning", equalTo("ACCESS_ENDS_SOON"));

        changes(gdap("Service Support Administrator", Instant.now().minusSeconds(1)));

        packet(holder, id).body("notices.code", hasItem("ACCESS_MISSING")).body("access.held", contains("NO"));
        holder.agent().get("/v1/escalations/" + id).then().body("state", equalTo("OPEN"));
    }

    @Test
    void whoStandsBelowLearnsWhetherThereIsAccessAndNothingOfTheRelations() {
        var below = holder.child("reseller");
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        records(gdap("Service Support Administrator", inDays(20)));
        decides(below);
        var id = below.awaitEscalationId(ticket, "OPEN");

        eligibility(below)
                .body("access.held", contains("YES"))
                .body("access[0].until", nullValue())
                .body("accessWarning", nullValue());
        packet(below, id).body("access[0].until", nullValue()).body("notices.code", not(hasItem("ACCESS_ENDS_SOON")));

        changes(gdap("Service Support Administrator", Instant.now().minusSeconds(1)));

        eligibility(below)
                .body("blockReasons[0].unblockedBy.step", contains("RENEW_ACCESS", "REQUEST_GDAP"))
                .body("blockReasons[0].unblockedBy[0].date", nullValue());
        eligibility(holder).body("blockReasons[0].unblockedBy[0].date", notNullValue());
    }

    @Test
    void aTicketThatIsHeardAfterItsDecisionIsHeldAgainstTheAccessToItsCustomer() {
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        records("{\"relations\":[]}");
        holder.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.MICROSOFT_365, "Exchange Online");
        holder.awaitEscalation(ticket, "OPEN");

        holder.hear(World.opened(ticket, customer));

        holder.awaitEscalation(ticket, "BLOCKED");
    }

    @Test
    void aPartnerBelowDoesNotFileOnTheRelationsOfOneAbove() {
        var below = holder.child("reseller");
        holder.isPartner("INDIRECT_PROVIDER").holds("ASFP");
        records(gdap("Service Support Administrator", inDays(300)));
        below.isPartner("INDIRECT_RESELLER").holds("ASFP");
        below.admin()
                .body("{\"relations\":[]}")
                .put("/v1/delegated-access/" + customer)
                .then()
                .statusCode(201);

        decides(below);

        below.awaitEscalation(ticket, "BLOCKED");
    }

    @Test
    void aCaseThatIsDescribedNamesItsCustomer() {
        holder.isPartner("DIRECT_BILL").holds("ASFP");
        records("{\"relations\":[]}");
        var described = "{\"described\":{%s\"productFamily\":\"MICROSOFT_365\"}}";

        holder.agent()
                .body(described.formatted("\"customerId\":\"" + customer + "\","))
                .post("/v1/escalations/eligibility")
                .then()
                .body("verdict", equalTo("BLOCKED"));
        holder.child("reseller")
                .agent()
                .body(described.formatted("\"customerId\":\"" + customer + "\","))
                .post("/v1/escalations/eligibility")
                .then()
                .body("verdict", equalTo("ELIGIBLE"))
                .body("access.held", contains("NOT_RECORDED"));
        holder.agent()
                .body(described.formatted(""))
                .post("/v1/escalations/eligibility")
                .then()
                .body("verdict", equalTo("ELIGIBLE"))
                .body("accessWarning", equalTo("ACCESS_NOT_RECORDED"));
    }

    private static ValidatableResponse packet(World of, String id) {
        return of.agent().get("/v1/escalations/" + id + "/packet").then().statusCode(200);
    }
}
