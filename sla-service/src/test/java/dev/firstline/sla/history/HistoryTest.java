package dev.firstline.sla.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class HistoryTest {

    /** A resolution that is broken after an hour, and a first response that is not and stands while the ticket waits. */
    private static final String TIMED = """
            {"rules":[{"id":"a","goals":[
            {"target":"RESOLUTION","goal":"PT1H","calendar":"24x7","pausing":{},"overdueAfter":["PT1H","PT100H"]},
            {"target":"FIRST_RESPONSE","goal":"PT100H","calendar":"24x7","pausing":{"WAITING_ON_CUSTOMER":"CUSTOMER"}}]}]}""";

    private static final String PROMPT = """
            {"rules":[{"id":"a","goals":[{"target":"FIRST_RESPONSE","goal":"PT1H","calendar":"24x7"}]}]}""";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void ticketsOfThePastAreJudgedWithoutAWordToAnybody() {
        var tenant = Api.freshTenant();
        var ticket = Ids.next();
        sent(tenant, closed(ticket))
                .statusCode(200)
                .body("judged", equalTo(1))
                .body("clocks", equalTo(2))
                .body("met", equalTo(1))
                .body("breached", equalTo(1));

        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .statusCode(200)
                .body("clocks.state", contains("MET", "BREACHED"))
                .body("clocks[1].endedAt", equalTo("2026-03-02T17:00:00Z"));
        // What is told of a ticket of today comes behind all that could have been told of those of the past.
        var today = new Intake(tenant);
        today.opened(now, Severity.A);
        SlaTopic.await(today.ticketId(), "sla.started", "RESOLUTION");
        assertThat(SlaTopic.of(ticket)).isEmpty();
        assertThat(Told.ofTenant(tenant)).extracting(Told::type).containsOnly("sla.started");
    }

    @Test
    void ticketsOfThePastMayBeJudgedByTheContractOfToday() {
        var tenant = Api.freshTenant();
        Api.as(tenant, "admin-agent")
                .body(TIMED)
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        var ticket = Ids.next();
        Api.as(tenant, "admin-agent")
                .queryParam("rulesAt", Instant.now().toString())
                .body(Map.of("tickets", List.of(closed(ticket))))
                .post("/v1/sla/history")
                .then()
                .statusCode(200)
                .body("judged", equalTo(1));
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .body("clocks.policy", contains("timed", "timed"));
        for (var at : List.of("2090-01-01T00:00:00Z", "yesterday")) {
            Api.as(tenant, "admin-agent")
                    .queryParam("rulesAt", at)
                    .body(Map.of("tickets", List.of(closed(Ids.next()))))
                    .post("/v1/sla/history")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("rulesAt"));
        }
    }

    /** Exports know seconds or minutes: what happened in one of them happened at once, and is in time at the due instant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[MOVED,REPLIED]",
                "[REPLIED,MOVED]",
                "[CUSTOMER_WROTE,MOVED,REPLIED]",
                "[MOVED,REPLIED,CUSTOMER_WROTE]",
                "[REPLIED,REPLIED,MOVED]"
            })
    void eventsOfOneInstantAreAllOfThatInstant(String order) {
        var tenant = Api.freshTenant();
        Api.as(tenant, "admin-agent")
                .body(PROMPT)
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        var due = "2026-03-02T10:00:00Z";
        var events = Stream.of(order.replaceAll("[\\[\\]]", "").split(","))
                .map(kind -> kind.equals("MOVED")
                        ? Map.of("at", due, "kind", "STATUS_CHANGED", "status", "IN_PROGRESS")
                        : Map.of("at", due, "kind", kind))
                .toList();
        var ticket = Ids.next();
        Api.as(tenant, "admin-agent")
                .queryParam("rulesAt", Instant.now().toString())
                .body(Map.of(
                        "tickets",
                        List.of(Map.of(
                                "ticketId", ticket,
                                "openedAt", "2026-03-02T09:00:00Z",
                                "type", "INCIDENT",
                                "severity", "A",
                                "language", "EN",
                                "events", events))))
                .post("/v1/sla/history")
                .then()
                .statusCode(200);
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.state", equalTo("MET"))
                .body("clocks.find { it.target == 'FIRST_RESPONSE' }.endedAt", equalTo(due));
    }

    @Test
    void theSameRequestTwiceJudgesOnce() {
        var tenant = Api.freshTenant();
        var ticket = Ids.next();
        sent(tenant, closed(ticket)).statusCode(200);
        sent(tenant, closed(ticket)).body("judged", equalTo(0)).body("known", equalTo(1));
    }

    @Test
    void whatIsStillOpenIsWatchedFromNowOnAndWhatIsOverdueIsBrokenInSilence() {
        var tenant = Api.freshTenant();
        var ticket = Ids.next();
        var opened = now.minus(Duration.ofHours(7));
        sent(
                        tenant,
                        Map.of(
                                "ticketId", ticket,
                                "openedAt", opened.toString(),
                                "type", "INCIDENT",
                                "severity", "A",
                                "language", "EN"))
                .statusCode(200)
                .body("breached", equalTo(1))
                .body("open", equalTo(1));

        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .body("clocks.state", contains("BREACHED", "RUNNING"))
                .body(
                        "clocks[1].dueAt",
                        equalTo(opened.plus(Duration.ofHours(8)).toString()));
        assertThat(Told.ofTenant(tenant)).isEmpty();
    }

    @Test
    void whatWasBrokenThenIsNeverToldOverdueWhateverIsHeardOfItLater() {
        var tenant = Api.freshTenant();
        var intake = new Intake(tenant);
        Api.as(tenant, "admin-agent")
                .body(TIMED)
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        Api.backdatePolicies(tenant);
        sent(
                        tenant,
                        Map.of(
                                "ticketId", intake.ticketId(),
                                "openedAt", now.minus(Duration.ofHours(7)).toString(),
                                "type", "INCIDENT",
                                "severity", "A",
                                "language", "EN"))
                .statusCode(200)
                .body("breached", equalTo(1))
                .body("open", equalTo(1));

        intake.moved(now, TicketStatus.IN_PROGRESS);
        intake.moved(now, TicketStatus.WAITING_ON_CUSTOMER);
        SlaTopic.await(intake.ticketId(), "sla.paused", "FIRST_RESPONSE");

        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.state", contains("PAUSED", "BREACHED"))
                .body("clocks[1].overdueAfter", contains("PT1H", "PT100H"))
                .body("clocks[1].thresholds", empty());
        assertThat(Told.ofTenant(tenant)).extracting(Told::type).containsOnly("sla.paused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tickets/0/events/0/status   | {'at':'2026-03-02T09:20:00Z','kind':'STATUS_CHANGED'}",
                "/tickets/0/events/0/severity | {'at':'2026-03-02T09:20:00Z','kind':'REPLIED','severity':'A'}",
                "/tickets/0/events/0/at       | {'at':'2026-03-02T08:20:00Z','kind':'REPLIED'}",
                "/tickets/0/events/0/at       | {'at':'2999-03-02T08:20:00Z','kind':'REPLIED'}",
                "/tickets/0/events/1/status   | {'at':'2026-03-02T09:20:00Z','kind':'STATUS_CHANGED','status':'CANCELED'},{'at':'2026-03-02T09:30:00Z','kind':'STATUS_CHANGED','status':'IN_PROGRESS'}",
                "/tickets/0/events/0/kind     | {'at':'2026-03-02T09:20:00Z','kind':'SLEPT'}"
            })
    void whatCannotHaveHappenedIsRefusedWithItsPlace(String pointer, String event) {
        var body = "{\"tickets\":[{\"ticketId\":\"" + Ids.next()
                + "\",\"openedAt\":\"2026-03-02T09:00:00Z\",\"type\":\"INCIDENT\",\"severity\":\"A\",\"language\":\"EN\",\"events\":["
                + event.replace('\'', '"') + "]}]}";
        Api.as("contoso", "admin-agent")
                .body(body)
                .post("/v1/sla/history")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItems(pointer));
    }

    @Test
    void onlyThoseWhoSetPoliciesTellOfThePastAndOnlyOfTheirOwnTenants() {
        var history = Map.of("tickets", List.of(closed(Ids.next())));
        Api.as("contoso", "crm-client")
                .body(history)
                .post("/v1/sla/history")
                .then()
                .statusCode(403);
        Api.as("contoso", "admin-agent")
                .body(history)
                .post("/v1/sla/history?tenant=fabrikam")
                .then()
                .statusCode(404);
    }

    /** Answered after twenty minutes, resolved after eleven hours instead of eight. */
    private static Map<String, Object> closed(UUID ticket) {
        return Map.of(
                "ticketId", ticket,
                "openedAt", "2026-03-02T09:00:00Z",
                "type", "INCIDENT",
                "severity", "A",
                "language", "EN",
                "events",
                        List.of(
                                Map.of("at", "2026-03-02T09:20:00Z", "kind", "REPLIED"),
                                Map.of("at", "2026-03-02T20:00:00Z", "kind", "STATUS_CHANGED", "status", "RESOLVED")));
    }

    private static ValidatableResponse sent(String tenant, Map<String, Object> ticket) {
        return Api.as(tenant, "admin-agent")
                .body(Map.of("tickets", List.of(ticket)))
                .post("/v1/sla/history")
                .then();
    }
}
