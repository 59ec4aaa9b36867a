package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@Stack
class ClockLifeTest {

    private static final String TENANT = "contoso/northwind";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void anOpenedTicketIsPromisedAFirstResponseAndAResolution() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.A);

        var response = SlaTopic.await(intake.ticketId(), "sla.started", "FIRST_RESPONSE");
        assertThat(response.tenant()).isEqualTo(TENANT);
        assertThat(response.body().get("policy").asText()).isEqualTo("program");
        assertThat(response.body().get("goal").asText()).isEqualTo("PT2H");
        assertThat(Instant.parse(response.body().get("dueAt").asText())).isEqualTo(now.plus(Duration.ofHours(2)));
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");

        Api.as(TENANT, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .statusCode(200)
                .body("clocks", hasSize(2))
                .body("clocks[0].target", equalTo("FIRST_RESPONSE"))
                .body("clocks[0].state", equalTo("RUNNING"))
                .body("clocks[0].rule", equalTo("first-response-a"))
                .body("clocks[0].intervals", hasSize(1))
                .body("clocks[0].endedAt", nullValue());
    }

    @Test
    void aWaitStopsTheResolutionAndMovesItsDueInstant() {
        var intake = new Intake(TENANT);
        intake.opened(now.minus(Duration.ofMinutes(60)), Severity.A);
        intake.moved(now.minus(Duration.ofMinutes(50)), TicketStatus.WAITING_ON_CUSTOMER);
        intake.moved(now.minus(Duration.ofMinutes(20)), TicketStatus.IN_PROGRESS);

        var paused = SlaTopic.await(intake.ticketId(), "sla.paused", "RESOLUTION");
        assertThat(paused.body().get("cause").asText()).isEqualTo("CUSTOMER");
        var resumed = SlaTopic.await(intake.ticketId(), "sla.resumed", "RESOLUTION");
        assertThat(Instant.parse(resumed.body().get("dueAt").asText()))
                .isEqualTo(now.plus(Duration.ofMinutes(8 * 60 - 60 + 30)));
        Api.as(TENANT, "helpdesk-agent")
                .get(
                        "/v1/tickets/{id}/clocks/{clock}",
                        intake.ticketId(),
                        resumed.body().get("clockId").asText())
                .then()
                .statusCode(200)
                .body("held.CUSTOMER", equalTo("PT30M"))
                .body("intervals.cause", equalTo(List.of("RUNNING", "CUSTOMER", "RUNNING")));
    }

    @Test
    void wordsMeetTheFirstResponseAndTheEndOfTheWorkTheResolution() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.B);
        intake.replied(now.plusMillis(5));
        intake.moved(now.plusMillis(9), TicketStatus.RESOLVED);

        SlaTopic.await(intake.ticketId(), "sla.met", "FIRST_RESPONSE");
        SlaTopic.await(intake.ticketId(), "sla.met", "RESOLUTION");
    }

    @Test
    void whatAMachineWritesByItselfMeetsNothing() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.B);
        intake.repliedByItself(now.plusMillis(5));
        intake.replied(now.plusMillis(7));

        var met = SlaTopic.await(intake.ticketId(), "sla.met", "FIRST_RESPONSE");
        assertThat(Instant.parse(met.body().get("occurredAt").asText())).isEqualTo(now.plusMillis(7));
    }

    @Test
    void aSharperSeverityIsANewPromise() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.C);
        intake.severity(now.plusMillis(5), Severity.A);

        var rebased = SlaTopic.await(intake.ticketId(), "sla.rebased", "FIRST_RESPONSE");
        assertThat(Instant.parse(rebased.body().get("dueAt").asText())).isEqualTo(now.plus(Duration.ofHours(2)));
    }

    @Test
    void aCancelledTicketCancelsItsClocks() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.C);
        intake.moved(now.plusMillis(5), TicketStatus.CANCELED);

        SlaTopic.await(intake.ticketId(), "sla.cancelled", "RESOLUTION");
        SlaTopic.await(intake.ticketId(), "sla.cancelled", "FIRST_RESPONSE");
    }

    @Test
    void factsHeardTwiceOrInTheWrongOrderEndInTheSameClocks() {
        var intake = new Intake(TENANT);
        var opened = new Intake(TENANT);
        var first = intake.opened(now, Severity.A);
        intake.send(first);
        var paused = intake.moved(now.plusMillis(10), TicketStatus.WAITING_ON_VENDOR);
        intake.send(paused);
        intake.send(first);
        SlaTopic.await(intake.ticketId(), "sla.paused", "RESOLUTION");
        // The second ticket's facts are told from the last to the first.
        var late = new TicketEvent.StatusChanged(
                opened.ticketId(),
                2,
                now.plusMillis(10),
                TicketStatus.NEW,
                TicketStatus.WAITING_ON_VENDOR,
                TransitionCause.AGENT,
                null);
        opened.sendAs(TENANT, late);
        opened.opened(now, Severity.A);
        SlaTopic.await(opened.ticketId(), "sla.paused", "RESOLUTION");

        for (var ticket : List.of(intake.ticketId(), opened.ticketId())) {
            assertThat(SlaTopic.of(ticket))
                    .filteredOn(told -> told.target().equals("RESOLUTION"))
                    .extracting(SlaTopic.Told::type)
                    .containsExactly("sla.started", "sla.paused");
        }
    }

    @Test
    void aTicketOfAnotherTenantLooksLikeNone() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");

        for (var stranger : List.of("contoso/fabrikam", "contoso-too", "northwind")) {
            Api.as(stranger, "global-admin")
                    .get("/v1/tickets/{id}/clocks", intake.ticketId())
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        Api.as(TENANT, "crm-client")
                .get("/v1/tickets/{id}/clocks", Ids.next())
                .then()
                .statusCode(404);
        Api.as("contoso", "helpdesk-agent")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .statusCode(200);
    }

    @Test
    void anotherTenantsWordOnATicketIsADeadLetterAndChangesNothing() {
        var intake = new Intake(TENANT);
        intake.opened(now, Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        intake.sendAs(
                "contoso/fabrikam",
                new TicketEvent.StatusChanged(
                        intake.ticketId(),
                        9,
                        now,
                        TicketStatus.NEW,
                        TicketStatus.CANCELED,
                        TransitionCause.AGENT,
                        null));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.as("*", "ops")
                        .get("/v1/ops/sla-service/dead-letters")
                        .then()
                        .statusCode(200)
                        .body("items.findAll { it.key == '" + intake.ticketId() + "' }", hasSize(1)));
        Api.as(TENANT, "crm-client")
                .get("/v1/tickets/{id}/clocks", intake.ticketId())
                .then()
                .body("clocks.state", equalTo(List.of("RUNNING", "RUNNING")));
    }

    @Test
    void aRequestWithoutAValidTokenGetsNothing() {
        var id = Ids.next();
        RestAssured.get("/v1/tickets/{id}/clocks", id).then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.tokens().otherKey(TENANT, "ops"))
                .get("/v1/tickets/{id}/clocks", id)
                .then()
                .statusCode(401);
        Api.as(TENANT, "user-admin").get("/v1/tickets/{id}/clocks", id).then().statusCode(403);
        Api.as(TENANT, "ops").get("/v1/tickets/not-an-id/clocks").then().statusCode(404);
    }
}
