package dev.firstline.sla.forecast;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How much of a goal is used is counted by the promise that the clock has, wherever that comes from. */
@Stack
class PromiseOfForecastTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final String tenant = Api.freshTenant();

    /** The calendar came after the ticket: its own rulebook does not know it. */
    @Test
    void aRebasedClockIsCountedByTheRulesThatSomebodyChose() {
        var intake = new Intake(tenant);
        intake.opened(now, Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        var always = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), any -> List.of("00:00-24:00")));
        put("/v1/calendars/ours", Map.of("zone", "Asia/Tokyo", "hours", always));
        put("/v1/policies/gold", """
                {"rules":[{"id":"gold","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"ours"}]}]}""");
        Api.as(tenant, "admin-agent")
                .body(Map.of("reason", "contract signed"))
                .post("/v1/tickets/{id}/clocks/rebase", intake.ticketId())
                .then()
                .statusCode(200);

        Api.as(tenant, "helpdesk-agent")
                .queryParam("hours", 1)
                .get("/v1/sla/forecast")
                .then()
                .statusCode(200)
                .body("clocks.ticketId", contains(intake.ticketId().toString()))
                .body("clocks.target", contains("RESOLUTION"));
    }

    @Test
    void theVendorsClockIsCountedByWhatTheVendorPublishes() {
        var intake = new Intake(tenant);
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
                "PT3H"));
        intake.elsewhere(new EscalationEvent.Filed(
                intake.ticketId(), escalation, now.plusMillis(20), FilingRoute.AZURE_PORTAL, "2611210001"));
        SlaTopic.await(intake.ticketId(), "sla.started", "VENDOR_RESPONSE");

        Api.as(tenant, "helpdesk-agent")
                .queryParam("hours", 4)
                .get("/v1/sla/forecast")
                .then()
                .statusCode(200)
                .body("clocks.target", hasItems("VENDOR_RESPONSE", "FIRST_RESPONSE"));
    }

    private void put(String path, Object body) {
        Api.as(tenant, "admin-agent").body(body).put(path).then().statusCode(201);
    }
}
