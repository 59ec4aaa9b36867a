package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was told and does not hold is corrected: told, stored, counted, explained, and the first word kept. */
@Stack
class CorrectionTest {

    private final String tenant = Api.freshTenant();
    private final Intake intake = new Intake(tenant);
    private final UUID ticket = intake.ticketId();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void anAnswerInTimeThatIsHeardAfterTheBreachMeetsTheClock() {
        Api.promise(tenant, 1, 3600);
        Api.backdatePolicies(tenant);
        var opened = now.minusSeconds(30);
        intake.opened(opened, Severity.A);
        SlaTopic.await(ticket, "sla.breached", "FIRST_RESPONSE");
        var words = intake.replied(opened.plusMillis(998));

        var corrected =
                SlaTopic.await(ticket, "sla.corrected", "FIRST_RESPONSE").body();
        assertThat(corrected.get("told").asText()).isEqualTo("BREACHED");
        assertThat(corrected.get("state").asText()).isEqualTo("MET");
        assertThat(Instant.parse(corrected.get("since").asText())).isEqualTo(opened.plusMillis(998));
        assertThat(corrected.get("cause").asText()).isEqualTo("HEARD_LATE");
        assertThat(corrected.get("causedBy").asText()).isEqualTo(words.id().toString());
        clocks("crm-client")
                .body("clocks[0].state", equalTo("MET"))
                .body("clocks[0].endedAt", equalTo(opened.plusMillis(998).toString()))
                .body("clocks[0].firedAt", nullValue())
                .body("clocks[0].corrections", hasSize(1))
                .body("clocks[0].corrections[0].told.state", equalTo("BREACHED"))
                .body(
                        "clocks[0].corrections[0].told.since",
                        equalTo(opened.plusSeconds(1).toString()))
                .body("clocks[0].corrections[0].now.state", equalTo("MET"));
        report().body("lines.findAll { it.target == 'FIRST_RESPONSE' }.met", contains(1))
                .body("lines.findAll { it.target == 'FIRST_RESPONSE' }.breached", contains(0));
        Api.as(tenant, "crm-client")
                .header("Accept-Language", "de")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}/explanation",
                        ticket,
                        corrected.get("clockId").asText())
                .then()
                .statusCode(200)
                .body("sentences.last()", startsWith("Am "))
                .body(
                        "sentences.last()",
                        org.hamcrest.Matchers.containsString("von gebrochen zu eingehalten berichtigt"));

        // A repeat tells nothing; what comes after it does.
        intake.send(words);
        intake.moved(now, TicketStatus.CANCELED);
        SlaTopic.await(ticket, "sla.cancelled", "RESOLUTION");
        assertThat(SlaTopic.of(ticket))
                .filteredOn(told -> told.target().equals("FIRST_RESPONSE"))
                .extracting(SlaTopic.Told::type)
                .containsExactly("sla.started", "sla.breached", "sla.corrected");
    }

    @Test
    void aPauseFromBeforeTheBreachLetsTheClockStandAndItCanBreakAgain() {
        Api.promise(tenant, 3600, 2);
        Api.backdatePolicies(tenant);
        var opened = now.minusSeconds(30);
        intake.opened(opened, Severity.A);
        SlaTopic.await(ticket, "sla.breached", "RESOLUTION");
        intake.moved(opened.plusSeconds(1), TicketStatus.WAITING_ON_CUSTOMER);
        var corrected = SlaTopic.await(ticket, "sla.corrected", "RESOLUTION").body();
        assertThat(corrected.get("state").asText()).isEqualTo("PAUSED");
        assertThat(corrected.get("pausedFor").asText()).isEqualTo("CUSTOMER");
        assertThat(corrected.has("dueAt") && !corrected.get("dueAt").isNull()).isFalse();

        intake.moved(Instant.now(), TicketStatus.IN_PROGRESS);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> SlaTopic.of(ticket).stream()
                                .filter(told -> told.type().equals("sla.breached")
                                        && told.target().equals("RESOLUTION"))
                                .count()
                        == 2);
        clocks("ops").body("clocks[1].state", equalTo("BREACHED")).body("clocks[1].corrections", hasSize(1));
    }

    @Test
    void aReopenedTicketOwesAgain() {
        Api.as(tenant, "admin-agent").body("""
                        {"rules":[{"id":"all","goals":[{"target":"RESOLUTION","goal":"PT4H","calendar":"24x7"},
                          {"target":"NEXT_RESPONSE","goal":"PT1H","calendar":"24x7"},
                          {"target":"PERIODIC_UPDATE","goal":"PT2H","calendar":"24x7"}]}]}""").put("/v1/policies/all").then().statusCode(201);
        Api.backdatePolicies(tenant);
        var opened = now.minus(Duration.ofMinutes(50));
        intake.opened(opened, Severity.A);
        intake.replied(opened.plus(Duration.ofMinutes(5)));
        intake.moved(opened.plus(Duration.ofMinutes(10)), TicketStatus.RESOLVED);
        SlaTopic.await(ticket, "sla.met", "RESOLUTION");
        var words = opened.plus(Duration.ofMinutes(40));
        intake.asked(words);
        intake.moved(words, TicketStatus.IN_PROGRESS);

        var next = SlaTopic.await(ticket, "sla.started", "NEXT_RESPONSE").body();
        assertThat(Instant.parse(next.get("occurredAt").asText())).isEqualTo(words);
        var again = SlaTopic.await(ticket, "sla.corrected", "RESOLUTION").body();
        assertThat(again.get("cause").asText()).isEqualTo("REOPENED");
        assertThat(Instant.parse(again.get("dueAt").asText()))
                .isEqualTo(opened.plus(Duration.ofHours(4)).plus(Duration.ofMinutes(30)));
        clocks("helpdesk-agent")
                .body("clocks.findAll { it.target == 'RESOLUTION' }.held.CUSTOMER", contains("PT30M"))
                .body("clocks.findAll { it.target == 'PERIODIC_UPDATE' }.state", contains("RUNNING"))
                .body(
                        "clocks.findAll { it.target == 'PERIODIC_UPDATE' }.corrections[0].told.state",
                        hasItem("CANCELLED"));
    }

    @Test
    void aSecondOnASeverityThatNoPolicyNamesCostsNothing() {
        Api.as(tenant, "admin-agent").body("""
                        {"rules":[{"id":"a","when":{"severities":["A"]},"goals":[
                          {"target":"INTERNAL","goal":"PT1H","calendar":"24x7"}]}]}""").put("/v1/policies/a").then().statusCode(201);
        Api.backdatePolicies(tenant);
        intake.opened(now.minusSeconds(60), Severity.A);
        intake.severity(now.minusSeconds(10), Severity.C);
        var cancelled = SlaTopic.await(ticket, "sla.cancelled", "INTERNAL").body();
        assertThat(cancelled.get("cause").asText()).isEqualTo("SEVERITY");
        Api.as(tenant, "crm-client")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}/explanation",
                        ticket,
                        cancelled.get("clockId").asText())
                .then()
                .body("cancelledFor", equalTo("SEVERITY"))
                .body("sentences.last()", org.hamcrest.Matchers.containsString("no policy covers severity C"));
        intake.severity(now.minusSeconds(9), Severity.A);
        var again = SlaTopic.await(ticket, "sla.corrected", "INTERNAL").body();
        assertThat(again.get("cause").asText()).isEqualTo("COVERED_AGAIN");
        assertThat(again.get("state").asText()).isEqualTo("RUNNING");
        assertThat(Instant.parse(again.get("dueAt").asText())).isEqualTo(now.plusSeconds(3540));
    }

    @Test
    void aTicketThatIsClosedInSilenceIsNotChasedAndCountsAsThePolicySays() {
        Api.as(tenant, "admin-agent").body("""
                        {"rules":[{"id":"a","goals":[{"target":"FIRST_RESPONSE","goal":"PT30S","calendar":"24x7","warnAtPercent":[99],
                          "overdueAfter":["PT1S"],"unanswered":"BROKEN","pausing":{"CLOSED":"CUSTOMER"}}]}]}""").put("/v1/policies/a").then().statusCode(201);
        Api.backdatePolicies(tenant);
        intake.opened(now.minusSeconds(20), Severity.A);
        SlaTopic.await(ticket, "sla.started", "FIRST_RESPONSE");
        intake.moved(now.minusSeconds(19), TicketStatus.CLOSED);
        var end = SlaTopic.await(ticket, "sla.cancelled", "FIRST_RESPONSE").body();
        assertThat(end.get("cause").asText()).isEqualTo("UNANSWERED");
        assertThat(end.get("countsAs").asText()).isEqualTo("BREACHED");
        clocks("crm-client")
                .body("clocks[0].state", equalTo("CANCELLED"))
                .body("clocks[0].cancelledFor", equalTo("UNANSWERED"))
                .body("clocks[0].thresholds", hasSize(0));
        report().body("lines.findAll { it.target == 'FIRST_RESPONSE' }.unanswered.asBreached", contains(1))
                .body("lines.findAll { it.target == 'FIRST_RESPONSE' }.cancelled", contains(0))
                .body("lines.findAll { it.target == 'FIRST_RESPONSE' }.percent", contains(0.0f));
    }

    @Test
    void anOutcomeThatNeverWasKeepsItsFirstWord() {
        Api.as(tenant, "admin-agent").body("""
                        {"rules":[{"id":"a","goals":[{"target":"NEXT_RESPONSE","goal":"PT1H","calendar":"24x7"}]}]}""").put("/v1/policies/a").then().statusCode(201);
        Api.backdatePolicies(tenant);
        intake.opened(now.minus(Duration.ofHours(5)), Severity.A);
        intake.replied(now.minus(Duration.ofHours(4)));
        // Version 3 is heard last: the ticket had been canceled before the question.
        var rejected = intake.movedUntold(now.minus(Duration.ofHours(4)), TicketStatus.CANCELED);
        intake.asked(now.minus(Duration.ofHours(3)));
        SlaTopic.await(ticket, "sla.started", "NEXT_RESPONSE");
        SlaTopic.await(ticket, "sla.breached", "NEXT_RESPONSE");
        intake.send(rejected);
        var corrected = SlaTopic.await(ticket, "sla.corrected", "NEXT_RESPONSE").body();
        assertThat(corrected.get("cause").asText()).isEqualTo("NEVER_BEGAN");
        clocks("crm-client")
                .body("clocks.findAll { it.target == 'NEXT_RESPONSE' }.state", contains("CANCELLED"))
                .body("clocks.findAll { it.target == 'NEXT_RESPONSE' }.cancelledFor", contains("NEVER_BEGAN"))
                .body(
                        "clocks.findAll { it.target == 'NEXT_RESPONSE' }.corrections[0].told.state",
                        contains("BREACHED"));
    }

    @Test
    void aTicketThatWasMadeJustNowIsToldApartFromOneThatIsNotThere() {
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .statusCode(404)
                .body("recent", equalTo(true));
        // Another tenant's looks the same, whether it was heard of or not.
        var foreign = new Intake("fabrikam");
        foreign.opened(now, Severity.A);
        SlaTopic.await(foreign.ticketId(), "sla.started", "RESOLUTION");
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", foreign.ticketId())
                .then()
                .statusCode(404)
                .body("recent", equalTo(true));
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/019aa5d0-39ff-7000-8000-000000000000/clocks")
                .then()
                .statusCode(404)
                .body("recent", nullValue());
    }

    private ValidatableResponse clocks(String role) {
        return Api.as(tenant, role)
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse report() {
        return Api.as(tenant, "admin-agent")
                .queryParam("from", now.minus(Duration.ofDays(1)).toString())
                .queryParam("to", now.plus(Duration.ofDays(1)).toString())
                .get("/v1/sla/reports/attainment")
                .then()
                .statusCode(200);
    }
}
