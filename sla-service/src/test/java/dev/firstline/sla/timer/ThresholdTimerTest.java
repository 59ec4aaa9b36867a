package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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

/** Thresholds by time before and after due, fired by the timer. */
@Stack
class ThresholdTimerTest {

    private final String tenant = Api.freshTenant();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Intake intake = new Intake(tenant);

    @Test
    void eachThresholdIsToldOnceAtItsInstantAndTheBreachBetweenThem() {
        promise("PT3S", "\"warnBefore\":[\"PT1S\"],\"overdueAfter\":[\"PT1S\",\"PT2H\"]");
        intake.opened(now, Severity.A);

        var overdue = SlaTopic.await(intake.ticketId(), "sla.overdue", "RESOLUTION");

        assertThat(told("RESOLUTION")).containsExactly("sla.started", "sla.warned", "sla.breached", "sla.overdue");
        var warned = SlaTopic.await(intake.ticketId(), "sla.warned", "RESOLUTION");
        assertThat(warned.body().get("before").asText()).isEqualTo("PT1S");
        assertThat(warned.body().get("percent").asInt()).isEqualTo(66);
        assertThat(at(warned, "occurredAt")).isEqualTo(now.plusSeconds(2));
        assertThat(overdue.body().get("after").asText()).isEqualTo("PT1S");
        assertThat(at(overdue, "dueAt")).isEqualTo(now.plusSeconds(3));
        assertThat(at(overdue, "occurredAt")).isEqualTo(now.plusSeconds(4));
        assertThat(at(overdue, "firedAt")).isAfterOrEqualTo(now.plusSeconds(4));
        clocks().body("clocks[1].state", equalTo("BREACHED"))
                .body("clocks[1].warnBefore", contains("PT1S"))
                .body("clocks[1].overdueAfter", contains("PT1S", "PT2H"))
                .body("clocks[1].thresholds.after", contains("PT2H"))
                .body(
                        "clocks[1].thresholds.at",
                        contains(now.plusSeconds(3).plus(Duration.ofHours(2)).toString()));
    }

    @Test
    void ofSeveralThatWerePassedBeforeTheTimerCameTheHighestIsToldAndNoWarning() {
        promise("PT1H", "\"warnBefore\":[\"PT10M\"],\"overdueAfter\":[\"PT1H\",\"PT2H\",\"PT100H\"]");
        intake.opened(now.minus(Duration.ofHours(30)), Severity.A);

        var overdue = SlaTopic.await(intake.ticketId(), "sla.overdue", "RESOLUTION");

        assertThat(overdue.body().get("after").asText()).isEqualTo("PT2H");
        assertThat(at(overdue, "occurredAt")).isEqualTo(now.minus(Duration.ofHours(27)));
        assertThat(told("RESOLUTION")).containsExactly("sla.started", "sla.breached", "sla.overdue");
        clocks().body("clocks[1].thresholds.after", contains("PT100H"));
    }

    @Test
    void anAnswerAfterTheBreachEndsItAndAPauseHoldsIt() {
        promise("PT1S", "\"overdueAfter\":[\"PT8S\"]");
        intake.opened(now, Severity.A);
        // A ticket beside it, of which nothing more is heard: when it is overdue, the first one would be.
        var beside = new Intake(tenant);
        SlaTopic.await(intake.ticketId(), "sla.breached", "RESOLUTION");
        intake.replied(now.plusSeconds(2));
        intake.moved(now.plusSeconds(2), TicketStatus.WAITING_ON_CUSTOMER);
        beside.opened(now.plusSeconds(1), Severity.A);

        SlaTopic.await(beside.ticketId(), "sla.overdue", "RESOLUTION");

        SlaTopic.await(beside.ticketId(), "sla.overdue", "FIRST_RESPONSE");
        assertThat(told("FIRST_RESPONSE")).containsExactly("sla.started", "sla.breached", "sla.settled");
        assertThat(told("RESOLUTION")).containsExactly("sla.started", "sla.breached");
        clocks().body("clocks.state", equalTo(List.of("BREACHED", "BREACHED")))
                .body("clocks[0].thresholds", empty())
                .body("clocks[1].thresholds", empty());
    }

    private void promise(String goal, String thresholds) {
        var target = "{\"target\":\"%s\",\"goal\":\"" + goal + "\",\"calendar\":\"24x7\",\"warnAtPercent\":[],"
                + thresholds + "}";
        Api.as(tenant, "admin-agent")
                .body("{\"rules\":[{\"id\":\"timed\",\"goals\":[" + target.formatted("FIRST_RESPONSE") + ","
                        + target.formatted("RESOLUTION")
                                .replace("}", ",\"pausing\":{\"WAITING_ON_CUSTOMER\":\"CUSTOMER\"}}")
                        + "]}]}")
                .put("/v1/policies/timed")
                .then()
                .statusCode(201);
        Api.backdatePolicies(tenant);
    }

    private List<String> told(String target) {
        return SlaTopic.of(intake.ticketId()).stream()
                .filter(told -> told.target().equals(target))
                .map(SlaTopic.Told::type)
                .toList();
    }

    private ValidatableResponse clocks() {
        return Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .statusCode(200);
    }

    private static Instant at(SlaTopic.Told told, String field) {
        return Instant.parse(told.body().get(field).asText());
    }
}
