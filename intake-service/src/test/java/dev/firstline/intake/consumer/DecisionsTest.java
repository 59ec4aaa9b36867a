package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.consumer.Follows.awaitTold;
import static dev.firstline.intake.consumer.Follows.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision of diagnosis does to its ticket. */
@Stack
class DecisionsTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RESOLVE_BY_PARTNER, TRIAGED",
        "ESCALATE_MICROSOFT, TRIAGED",
        "ROUTE_TO_ISV, TRIAGED",
        "KNOWN_SERVICE_INCIDENT, LINKED_TO_INCIDENT",
        "REJECT_OWN_TENANT, REJECTED"
    })
    void aDecisionSortsTheTicketAndIsShownOnIt(Outcome outcome, String status) {
        var tenant = newTenant();
        var id = openId(tenant);
        var decision = News.decided(id, outcome, NINE);

        News.tell(tenant, decision);

        eventually(tenant, id, "status", status);
        var ticket = read(tenant, id);
        assertThat(ticket.getString("diagnosis.id"))
                .isEqualTo(decision.diagnosisId().toString());
        assertThat(ticket.getString("diagnosis.outcome")).isEqualTo(outcome.name());
        assertThat(ticket.getInt("version")).isEqualTo(2);
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.type().equals("ticket.status-changed"));
        assertThat(told.value()).contains("\"cause\":\"DIAGNOSIS\"");
    }

    /** Whoever prepares the vendor's form has erased them meanwhile. */
    @Test
    void theWordsAreToldAgainWhenALaterDecisionAsksAVendor() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.RESOLVE_BY_PARTNER, NINE));
        eventually(tenant, id, "status", "TRIAGED");

        News.tell(tenant, News.ruled(id, Outcome.ESCALATE_MICROSOFT, NINE.plusSeconds(1)));
        eventually(tenant, id, "diagnosis.outcome", "ESCALATE_MICROSOFT");
        News.tell(tenant, News.ruled(id, Outcome.ROUTE_TO_ISV, NINE.plusSeconds(2)));
        eventually(tenant, id, "diagnosis.outcome", "ROUTE_TO_ISV");

        // Opened, moved, and told again once.
        assertThat(read(tenant, id).getInt("version")).isEqualTo(3);
        assertThat(awaitTold("firstline.ticket-text.v1", id, "ticket-text.written"))
                .contains("It worked yesterday.");
    }

    @Test
    void theQuestionOfAnUndecidedTicketIsAskedByOneCallAndTheAnswerIsToldWithTheTicketsWords() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.undecided(id, "How many people are affected?", NINE));
        eventually(tenant, id, "status", "TRIAGED");

        agent(tenant)
                .body("{}")
                .post("/v1/tickets/" + id + "/questions")
                .then()
                .statusCode(201)
                .body("direction", equalTo("OUTBOUND"))
                .body("visibility", equalTo("CUSTOMER"))
                .body("body", equalTo("How many people are affected?"));
        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        assertThat(read(tenant, id).getString("statusReason")).isEqualTo("CUSTOMER_ASKED");

        agent(tenant)
                .body("{\"direction\":\"INBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"All 240 of us.\"}")
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("IN_PROGRESS");
        assertThat(awaitTold("firstline.ticket-text.v1", id, "ticket-text.answered"))
                .contains("All 240 of us.");
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE.plusSeconds(9)));
        eventually(tenant, id, "diagnosis.outcome", "ESCALATE_MICROSOFT");
        assertThat(read(tenant, id).getString("diagnosis.question")).isNull();
    }

    @Test
    void anOldDecisionDoesNotOverwriteANewerOne() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE));
        News.tell(tenant, News.decided(id, Outcome.REJECT_OWN_TENANT, NINE.minusSeconds(60)));
        News.tell(tenant, News.filed(id, "2611210010003", NINE));

        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        assertThat(read(tenant, id).getString("diagnosis.outcome")).isEqualTo("ESCALATE_MICROSOFT");
    }

    @Test
    void aMoveThatComesTooLateIsPassedOverAndWhatFollowsIsHeard() {
        var tenant = newTenant();
        var id = openId(tenant);
        move(tenant, id, "CANCELED");

        News.tell(tenant, News.decided(id, Outcome.RESOLVE_BY_PARTNER, NINE));
        eventually(tenant, id, "diagnosis.outcome", "RESOLVE_BY_PARTNER");
        News.tell(tenant, News.filed(id, "2611210010004", NINE));
        eventually(tenant, id, "escalation.state", "FILED");

        assertThat(read(tenant, id).getString("status")).isEqualTo("CANCELED");
        assertThat(read(tenant, id).getInt("version")).isEqualTo(2);
    }

    @Test
    void newsInTheNameOfAnotherTenantReachesNoTicket() {
        var tenant = newTenant();
        var id = openId(tenant);

        News.tell(newTenant(), News.decided(id, Outcome.REJECT_OWN_TENANT, NINE));
        News.tell(tenant, News.decided(id, Outcome.RESOLVE_BY_PARTNER, NINE));

        eventually(tenant, id, "status", "TRIAGED");
        assertThat(read(tenant, id).getString("diagnosis.outcome")).isEqualTo("RESOLVE_BY_PARTNER");
    }
}
