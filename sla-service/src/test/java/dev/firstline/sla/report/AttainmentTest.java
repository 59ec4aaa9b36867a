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
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class AttainmentTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant FROM = NOW.minus(Duration.ofDays(3));
    private static final Instant TO = NOW.plus(Duration.ofDays(1));

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
                .queryParam("from", FROM.toString())
                .queryParam("to", TO.toString())
                .get("/v1/sla/reports/attainment")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString(tenant + ",RESOLUTION,1,0,0,100.0,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                 | application/json
            application/json;q=0, */*           | text/csv
            text/csv;q=0, */*                   | application/json
            application/json;q=0.1, text/*      | text/csv
            text/*, text/csv;q=0.1, */*;q=0.5   | application/json
            """)
    void theReportComesInTheFormatThatIsWantedMost(String accept, String sent) {
        accepting(accept).statusCode(200).contentType(startsWith(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*;q=0", "application/json;q=0, text/csv;q=0, */*"})
    void aFormatThatIsNotSpokenOrRefusedIsAProblem(String accept) {
        accepting(accept).statusCode(406).contentType("application/problem+json");
    }

    private static ValidatableResponse accepting(String accept) {
        return Api.as("contoso", "ops")
                .header("Accept", accept)
                .queryParam("from", FROM.toString())
                .queryParam("to", TO.toString())
                .get("/v1/sla/reports/attainment")
                .then();
    }

    @Test
    void aPeriodThatIsNoneIsRefusedAndSoIsWhoMayNotSeeReports() {
        for (var to : new String[] {
            "tomorrow", FROM.toString(), FROM.plus(Duration.ofDays(4000)).toString()
        }) {
            Api.as("contoso", "ops")
                    .queryParam("from", FROM.toString())
                    .queryParam("to", to)
                    .get("/v1/sla/reports/attainment")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
        report("contoso", "crm-client", "POLICY").statusCode(403);
    }

    @Test
    void yearsThatTheDatabaseDoesNotKnowAreRefused() {
        for (var year : new String[] {"+300000", "-5000"}) {
            Api.as("contoso", "ops")
                    .queryParam("from", year + "-01-01T00:00:00Z")
                    .queryParam("to", year + "-02-01T00:00:00Z")
                    .get("/v1/sla/reports/attainment")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
    }

    private static void kept(String tenant) {
        var intake = new Intake(tenant);
        intake.opened(NOW.minus(Duration.ofHours(4)), Severity.A);
        intake.moved(NOW.minus(Duration.ofHours(3)), TicketStatus.WAITING_ON_CUSTOMER);
        intake.moved(NOW.minus(Duration.ofHours(1)), TicketStatus.IN_PROGRESS);
        intake.moved(NOW, TicketStatus.RESOLVED);
        SlaTopic.await(intake.ticketId(), "sla.met", "RESOLUTION");
    }

    private static void broken(String tenant) {
        var intake = new Intake(tenant);
        intake.opened(NOW.minus(Duration.ofHours(40)), Severity.A);
        intake.moved(NOW, TicketStatus.RESOLVED);
        SlaTopic.await(intake.ticketId(), "sla.breached", "RESOLUTION");
    }

    private static ValidatableResponse report(String tenant, String role, String grouping) {
        return Api.as(tenant, role)
                .queryParam("from", FROM.toString())
                .queryParam("to", TO.toString())
                .queryParam("groupBy", grouping)
                .get("/v1/sla/reports/attainment")
                .then();
    }
}
