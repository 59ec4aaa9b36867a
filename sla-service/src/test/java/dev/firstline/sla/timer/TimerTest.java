package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.RunningClocks;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import dev.firstline.sla.settling.Settling;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Stack
class TimerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String tenant = Api.freshTenant();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    Firing firing;

    @Inject
    TimerSignal signal;

    @Inject
    Settling settling;

    @Test
    void aPromiseThatRunsOutIsWarnedOfAndThenBrokenOnceAtItsDueInstant() {
        // Seconds apart: a warning that is told together with the breach is not told.
        Api.promise(tenant, 4, 8);
        var intake = new Intake(tenant);
        var opened = Instant.now().truncatedTo(ChronoUnit.MICROS);
        intake.opened(opened, Severity.A);

        var breached =
                SlaTopic.await(intake.ticketId(), "sla.breached", "RESOLUTION").body();

        var dueAt = opened.plusSeconds(8);
        assertThat(at(breached, "occurredAt")).isEqualTo(dueAt);
        assertThat(at(breached, "firedAt")).isAfterOrEqualTo(dueAt);
        assertThat(SlaTopic.of(intake.ticketId()))
                .filteredOn(told -> told.target().equals("RESOLUTION"))
                .extracting(SlaTopic.Told::type)
                .containsExactly("sla.started", "sla.warned", "sla.breached");
        var warned =
                SlaTopic.await(intake.ticketId(), "sla.warned", "RESOLUTION").body();
        assertThat(at(warned, "occurredAt")).isEqualTo(opened.plusSeconds(4));
        assertThat(warned.get("percent").asInt()).isEqualTo(50);
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.state", equalTo(List.of("BREACHED", "BREACHED")))
                .body("clocks[1].remaining", equalTo("PT0S"))
                .body("clocks[1].elapsed", equalTo("PT8S"));
    }

    @Test
    void aWarningThatTheBreachOvertookIsNotGiven() {
        // Heard 30 hours late, under the program's 8 hours.
        var late = new Intake(tenant);
        late.opened(now.minus(Duration.ofHours(30)), Severity.A);

        var breached =
                SlaTopic.await(late.ticketId(), "sla.breached", "RESOLUTION").body();

        assertThat(at(breached, "occurredAt")).isEqualTo(now.minus(Duration.ofHours(22)));
        assertThat(SlaTopic.of(late.ticketId())).extracting(SlaTopic.Told::type).doesNotContain("sla.warned");
    }

    @Test
    void aClockThatStandsIsNotFired() {
        Api.promise(tenant, 1, 2);
        var intake = new Intake(tenant);
        var opened = Instant.now().truncatedTo(ChronoUnit.MICROS);
        intake.opened(opened, Severity.A);
        intake.moved(opened.plusMillis(400), TicketStatus.WAITING_ON_CUSTOMER);

        SlaTopic.await(intake.ticketId(), "sla.paused", "RESOLUTION");
        // The other clock of the ticket runs on; when it is broken, the resolution's first due instant is near or past.
        SlaTopic.await(intake.ticketId(), "sla.breached", "FIRST_RESPONSE");
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(opened.plusSeconds(3)));
        assertThat(SlaTopic.of(intake.ticketId()))
                .filteredOn(told -> told.target().equals("RESOLUTION"))
                .extracting(SlaTopic.Told::type)
                .containsExactly("sla.started", "sla.paused");
    }

    @Test
    void severalTimersOnOneDatabaseFireEachClockOnce() throws SQLException {
        int clocks = 4_000;
        var others = Stream.of("second", "third")
                .map(name -> new TimerLoop(name, firing, signal, settling))
                .toList();
        others.forEach(TimerLoop::start);
        try (var written = new RunningClocks()) {
            written.insert(tenant, clocks, Duration.ofMillis(1500)).commit();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> Told.ofTenant(tenant).size() >= clocks);
        } finally {
            others.forEach(TimerLoop::stop);
        }
        var told = Told.ofTenant(tenant);
        assertThat(told).hasSize(clocks).extracting(Told::type).containsOnly("sla.breached");
        assertThat(told.stream().map(Told::clockId).distinct()).hasSize(clocks);
        assertThat(told.stream().map(Told::occurredAt).distinct()).hasSize(1);
        Api.as(tenant, "ops")
                .get("/v1/sla/health")
                .then()
                .statusCode(200)
                .body("running", equalTo(0))
                .body("overdue", equalTo(0))
                .body("$", not(anyOf(hasKey("settling"), hasKey("lateness"), hasKey("published"))));
        Api.as("*", "ops")
                .get("/v1/sla/health")
                .then()
                .statusCode(200)
                .body("lateness.fired", greaterThan(clocks - 1))
                .body("lateness.p99Ms", greaterThan(0f));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("firstline_timer_lateness_seconds_bucket", "firstline_timer_published_seconds_bucket");
    }

    @Test
    void whatKafkaHasAcknowledgedCountsAsPublishedWithItsLateness() throws SQLException {
        try (var written = new RunningClocks()) {
            written.insert(tenant, 1, Duration.ofMillis(200)).commit();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.as("*", "ops")
                        .get("/v1/sla/health")
                        .then()
                        .body("published.fired", greaterThan(0))
                        .body("published.maxMs", greaterThan(0f)));
    }

    private static Instant at(JsonNode body, String field) {
        return Instant.parse(body.get(field).asText());
    }
}
