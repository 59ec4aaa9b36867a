package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Targets beyond the first response and the resolution, from the topics to the API. */
@Stack
class TargetsTest {

    private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void theVendorIsHeldToWhatItPublishesFromTheFilingToItsFirstSign() {
        var intake = new Intake(Api.freshTenant());
        var escalation = Ids.next();
        intake.opened(now, Severity.A);
        intake.elsewhere(new EscalationEvent.Opened(
                intake.ticketId(),
                escalation,
                now.plusMillis(10),
                FilingRoute.AZURE_PORTAL,
                List.of(SupportVehicle.PSFP),
                Severity.A,
                true,
                "PT2H"));
        intake.elsewhere(new EscalationEvent.Progressed(
                intake.ticketId(), escalation, now.plusMillis(15), EscalationProgress.READY));
        intake.elsewhere(new EscalationEvent.Filed(
                intake.ticketId(), escalation, now.plusMillis(20), FilingRoute.AZURE_PORTAL, "2611210001"));

        var started = SlaTopic.await(intake.ticketId(), "sla.started", "VENDOR_RESPONSE");
        assertThat(started.body().get("policy").asText()).isEqualTo("vendor");
        assertThat(Instant.parse(started.body().get("dueAt").asText()))
                .isEqualTo(now.plusMillis(20).plus(Duration.ofHours(2)));

        intake.elsewhere(new EscalationEvent.VendorUpdated(
                intake.ticketId(), escalation, now.plusMillis(30), VendorStatus.OPEN, null));
        SlaTopic.await(intake.ticketId(), "sla.met", "VENDOR_RESPONSE");
    }

    @Test
    void eachQuestionOfTheCustomerIsAClockOfItsOwn() {
        var tenant = Api.freshTenant();
        policy(tenant, """
                {"rules":[{"id":"talk","goals":[
                  {"target":"NEXT_RESPONSE","goal":"PT4H","calendar":"24x7"},
                  {"target":"PERIODIC_UPDATE","goal":"P1BD","calendar":"24x7"}]}]}""");
        var intake = new Intake(tenant);
        intake.opened(now, Severity.B);
        intake.replied(now.plusMillis(10));
        intake.asked(now.plusMillis(20));
        intake.replied(now.plusMillis(30));
        intake.asked(now.plusMillis(40));

        SlaTopic.await(intake.ticketId(), "sla.met", "PERIODIC_UPDATE");
        await().untilAsserted(() -> Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .statusCode(200)
                .body("clocks.findAll { it.target == 'NEXT_RESPONSE' }.cycle", contains(1, 2))
                .body("clocks.findAll { it.target == 'NEXT_RESPONSE' }.state", contains("MET", "RUNNING"))
                .body("clocks.findAll { it.target == 'PERIODIC_UPDATE' }.state", contains("MET", "RUNNING"))
                .body("clocks.find { it.target == 'PERIODIC_UPDATE' }.goal", equalTo("P1BD"))
                .body("clocks.id.unique().size()", equalTo(6)));
    }

    @Test
    void whatDiagnosisDecidesMayChangeThePromise() {
        var tenant = Api.freshTenant();
        policy(tenant, """
                {"rules":[{"id":"own-work","when":{"outcomes":["RESOLVE_BY_PARTNER"]},"goals":[
                  {"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}""");
        var intake = new Intake(tenant);
        intake.opened(now, Severity.A);
        intake.elsewhere(decided(intake, Outcome.RESOLVE_BY_PARTNER));

        var rebased = SlaTopic.await(intake.ticketId(), "sla.rebased", "RESOLUTION");
        assertThat(Instant.parse(rebased.body().get("dueAt").asText())).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void anOpenTicketIsJudgedByNewRulesOnlyWhenSomebodyWantsItAndSaysWhy() {
        var tenant = Api.freshTenant();
        var intake = new Intake(tenant);
        intake.opened(now, Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        policy(tenant, """
                {"rules":[{"id":"gold","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}""");

        Api.as(tenant, "helpdesk-agent")
                .body("{\"reason\":\"gold\"}")
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(403);
        Api.as(tenant, "admin-agent")
                .body("{\"reason\":\" \"}")
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(422);
        Api.as(tenant, "admin-agent")
                .body("{\"reason\":\"Contract 2026-117 signed\"}")
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(200)
                .body("clocks.find { it.target == 'RESOLUTION' }.rule", equalTo("gold"))
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.rule", equalTo("first-response-a"));

        var rebased =
                SlaTopic.await(intake.ticketId(), "sla.rebased", "RESOLUTION").body();
        assertThat(rebased.get("reason").asText()).isEqualTo("ON_REQUEST");
        assertThat(rebased.get("author").asText()).isNotBlank();
        Api.as("fabrikam", "admin-agent")
                .body("{\"reason\":\"gold\"}")
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(404);
    }

    @Test
    void aClockIsExplainedInTheReadersLanguageToItsOwnTenantOnly() {
        var tenant = Api.freshTenant();
        var intake = new Intake(tenant);
        intake.opened(now, Severity.A);
        var clock = SlaTopic.await(intake.ticketId(), "sla.started", "FIRST_RESPONSE")
                .body()
                .get("clockId")
                .asText();

        Api.as(tenant, "crm-client")
                .header("Accept-Language", "pt-PT, en;q=0.2")
                .get("/v1/tickets/{id}/clocks/{clock}/explanation", intake.ticketId(), clock)
                .then()
                .statusCode(200)
                .header("Content-Language", "pt-PT")
                .body("rule", equalTo("first-response-a"))
                .body("left", equalTo("PT2H"))
                .body("intervals.cause", contains("RUNNING"))
                .body("sentences[0]", startsWith("A política program, versão 1, regra first-response-a"));
        Api.as("fabrikam", "crm-client")
                .get("/v1/tickets/{id}/clocks/{clock}/explanation", intake.ticketId(), clock)
                .then()
                .statusCode(404);
        Api.as(tenant, "crm-client")
                .header("Accept-Language", "???")
                .get("/v1/tickets/{id}/clocks/{clock}/explanation", intake.ticketId(), clock)
                .then()
                .statusCode(200)
                .body("language", equalTo("en"));
    }

    private DiagnosisEvent.Completed decided(Intake intake, Outcome outcome) {
        return new DiagnosisEvent.Completed(
                intake.ticketId(),
                Ids.next(),
                1,
                now.plusMillis(10),
                outcome,
                "boundary-partner",
                "2026-11-21",
                List.of(),
                List.of(),
                null,
                null,
                null,
                IssueClass.TECHNICAL,
                null,
                true,
                Severity.A,
                Language.EN,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Tickets that are opened from here on are judged by it. */
    private void policy(String tenant, String body) {
        Api.as(tenant, "admin-agent").body(body).put("/v1/policies/own").then().statusCode(201);
        now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
