package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the role excuses or voids an outcome, says why, and may take it back. */
@Stack
class JudgingTest {

    private static final String REASON = "{\"reason\":\"The customer asked us to wait\"}";

    private final String tenant = Api.freshTenant();
    private final Intake intake = new Intake(tenant);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** The resolution, 32 hours late; its first response is broken too and never came. */
    private String broken() {
        intake.opened(now.minus(Duration.ofHours(40)), Severity.A);
        intake.moved(now, TicketStatus.RESOLVED);
        var settled =
                SlaTopic.await(intake.ticketId(), "sla.settled", "RESOLUTION").body();
        assertThat(settled.get("late").asText()).isEqualTo("PT32H");
        return settled.get("clockId").asText();
    }

    @Test
    void anExcuseLeavesItBrokenAndIsCountedApart() {
        var clock = broken();
        judge("admin-agent", clock, "excuse")
                .statusCode(200)
                .body("state", equalTo("BREACHED"))
                .body("verdict", equalTo("EXCUSED"))
                .body("settled.late", equalTo("PT32H"))
                .body("settled.lateWall", equalTo("PT32H"))
                .body("verdicts.reason", contains("The customer asked us to wait"));
        judge("ops", clock, "excuse").statusCode(200).body("verdicts.size()", equalTo(1));
        report().body("lines.findAll { it.target == 'RESOLUTION' }.breached", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.percent", contains(0.0f))
                .body("lines.findAll { it.target == 'RESOLUTION' }.excused.excused", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.excused.breached", contains(0))
                .body("lines.findAll { it.target == 'RESOLUTION' }.excused.percent", contains(nullValue()))
                .body("lines.findAll { it.target == 'RESOLUTION' }.late.longest", contains("PT32H"));

        var told = SlaTopic.await(intake.ticketId(), "sla.judged", "RESOLUTION").body();
        assertThat(told.get("verdict").asText()).isEqualTo("EXCUSED");
        assertThat(told.toString()).doesNotContain("asked us to wait").doesNotContain("author");

        judge("global-admin", clock, "reinstate")
                .body("verdict", nullValue())
                .body("verdicts.verdict", contains("EXCUSED", "REINSTATED"));
        report().body("lines.findAll { it.target == 'RESOLUTION' }.excused.breached", contains(1));
    }

    @Test
    void aVoidOutcomeIsCountedNeitherWay() {
        intake.opened(now.minus(Duration.ofHours(4)), Severity.A);
        intake.moved(now, TicketStatus.RESOLVED);
        var clock = SlaTopic.await(intake.ticketId(), "sla.met", "RESOLUTION")
                .body()
                .get("clockId")
                .asText();
        judge("admin-agent", clock, "excuse").statusCode(409).contentType("application/problem+json");
        judge("admin-agent", clock, "void").statusCode(200).body("verdict", equalTo("VOIDED"));
        report().body("lines.findAll { it.target == 'RESOLUTION' }.met", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.excused.voided", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.excused.met", contains(0));
        // Reopened, that outcome is gone, and what was said of it with it.
        intake.moved(now.plusMillis(1), TicketStatus.IN_PROGRESS);
        SlaTopic.await(intake.ticketId(), "sla.corrected", "RESOLUTION");
        Api.as(tenant, "admin-agent")
                .get("/v1/tickets/{id}/clocks/{clock}", intake.ticketId(), clock)
                .then()
                .body("state", equalTo("RUNNING"))
                .body("verdict", nullValue())
                .body("verdicts.verdict", contains("VOIDED"));
        judge("admin-agent", clock, "void").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm-client", "helpdesk-agent", "billing-admin", "sales-agent", "user-admin"})
    void othersMayNot(String role) {
        for (var what : List.of("excuse", "void", "reinstate")) {
            judge(role, "5f1cb2a4-2d1e-5e4c-9b43-0f7f5b0f8a11", what).statusCode(403);
        }
    }

    @Test
    void anotherTenantsClockIsNotThereAndWhoDoesNotHandleTicketsLearnsNoAuthor() {
        var clock = broken();
        for (var what : List.of("excuse", "void", "reinstate")) {
            Api.as("fabrikam", "admin-agent")
                    .body(REASON)
                    .post("/v1/tickets/{id}/clocks/{clock}/" + what, intake.ticketId(), clock)
                    .then()
                    .statusCode(404);
            judge("admin-agent", "5f1cb2a4-2d1e-5e4c-9b43-0f7f5b0f8a11", what).statusCode(404);
        }
        judge("admin-agent", clock, "void").statusCode(200);
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks/{clock}", intake.ticketId(), clock)
                .then()
                .body("verdict", equalTo("VOIDED"))
                .body("verdicts", nullValue());
    }

    @Test
    void whatIsSaidAboveIsNotTakenBackBelow() {
        var below = new Intake(tenant + "/northwind");
        below.opened(now.minus(Duration.ofHours(40)), Severity.A);
        below.moved(now, TicketStatus.RESOLVED);
        var clock = SlaTopic.await(below.ticketId(), "sla.settled", "RESOLUTION")
                .body()
                .get("clockId")
                .asText();
        var address = "/v1/tickets/" + below.ticketId() + "/clocks/" + clock;
        Api.as(tenant, "admin-agent")
                .body(REASON)
                .post(address + "/void")
                .then()
                .statusCode(200);

        for (var what : List.of("reinstate", "excuse")) {
            Api.as(tenant + "/northwind", "admin-agent")
                    .body(REASON)
                    .post(address + "/" + what)
                    .then()
                    .statusCode(403);
        }

        Api.as(tenant, "admin-agent")
                .body(REASON)
                .post(address + "/reinstate")
                .then()
                .statusCode(200)
                .body("verdict", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":\"x\",\"more\":1}"})
    void aReasonIsNeeded(String body) {
        Api.as(tenant, "admin-agent")
                .body(body)
                .post("/v1/tickets/{id}/clocks/{clock}/excuse", intake.ticketId(), intake.ticketId())
                .then()
                .statusCode(422);
    }

    private ValidatableResponse judge(String role, String clock, String what) {
        return Api.as(tenant, role)
                .body(REASON)
                .post("/v1/tickets/{id}/clocks/{clock}/" + what, intake.ticketId(), clock)
                .then();
    }

    private ValidatableResponse report() {
        return Api.as(tenant, "admin-agent")
                .queryParam("from", now.minus(Duration.ofDays(3)).toString())
                .queryParam("to", now.plus(Duration.ofDays(1)).toString())
                .get("/v1/sla/reports/attainment")
                .then()
                .statusCode(200);
    }
}
