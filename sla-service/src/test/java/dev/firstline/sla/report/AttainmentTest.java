package dev.firstline.sla.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Stack
class AttainmentTest {

    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void aReportCountsWhatEndedInThePeriodAndWhoHeldTheTickets() {
        var tenant = Api.freshTenant();
        kept(tenant);
        broken(tenant);

        report(tenant, "helpdesk-agent", "POLICY")
                .statusCode(200)
                .body("lines.findAll { it.target == 'RESOLUTION' }.met", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.breached", contains(1))
                .body("lines.findAll { it.target == 'RESOLUTION' }.percent", contains(50.0f))
                .body("lines.findAll { it.target == 'RESOLUTION' }.held.CUSTOMER", contains("PT2H"))
                .body("lines.findAll { it.target == 'RESOLUTION' }.group", contains("program"));
        report(tenant, "ops", "SEVERITY").body("lines.group.unique()", contains("A"));
        report("fabrikam", "helpdesk-agent", "POLICY").body("lines", hasSize(0));
    }

    @Test
    void theSameReportComesAsCsv() {
        var tenant = Api.freshTenant();
        kept(tenant);

        Api.as(tenant, "admin-agent")
                .accept("text/csv")
                .queryParam("from", DAY.toString())
                .queryParam("to", DAY.plus(Duration.ofDays(3)).toString())
                .get("/v1/sla/reports/attainment")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString(tenant + ",RESOLUTION,1,0,0,100.0,"));
    }

    @Test
    void aPeriodThatIsNoneIsRefusedAndSoIsWhoMayNotSeeReports() {
        for (var to : new String[] {"tomorrow", "2026-03-01T00:00:00Z", "2126-03-01T00:00:00Z"}) {
            Api.as("contoso", "ops")
                    .queryParam("from", DAY.toString())
                    .queryParam("to", to)
                    .get("/v1/sla/reports/attainment")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
        report("contoso", "crm-client", "POLICY").statusCode(403);
    }

    private static void kept(String tenant) {
        var intake = new Intake(tenant);
        intake.opened(DAY, Severity.A);
        intake.moved(DAY.plus(Duration.ofHours(1)), TicketStatus.WAITING_ON_CUSTOMER);
        intake.moved(DAY.plus(Duration.ofHours(3)), TicketStatus.IN_PROGRESS);
        intake.moved(DAY.plus(Duration.ofHours(4)), TicketStatus.RESOLVED);
        SlaTopic.await(intake.ticketId(), "sla.met", "RESOLUTION");
    }

    private static void broken(String tenant) {
        var intake = new Intake(tenant);
        intake.opened(DAY, Severity.A);
        intake.moved(DAY.plus(Duration.ofHours(40)), TicketStatus.RESOLVED);
        SlaTopic.await(intake.ticketId(), "sla.breached", "RESOLUTION");
    }

    private static ValidatableResponse report(String tenant, String role, String grouping) {
        return Api.as(tenant, role)
                .queryParam("from", DAY.toString())
                .queryParam("to", DAY.plus(Duration.ofDays(3)).toString())
                .queryParam("groupBy", grouping)
                .get("/v1/sla/reports/attainment")
                .then();
    }
}
