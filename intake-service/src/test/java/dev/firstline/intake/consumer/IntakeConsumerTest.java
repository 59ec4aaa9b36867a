package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Stack
class IntakeConsumerTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final UUID CLOCK = UUID.fromString("019aa5a0-7c00-7000-8000-00000000c10c");

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

    @Test
    void theLanguageOfTheWordsIsTakenAndToldOnceWhereNobodyStatedOne() {
        var tenant = newTenant();
        var id = openId(tenant);

        var again = News.decidedIn(id, Language.DE, NINE.plusSeconds(1));
        News.tell(tenant, News.decidedIn(id, Language.DE, NINE));
        News.tell(tenant, again);

        eventually(tenant, id, "diagnosis.id", again.diagnosisId().toString());
        var ticket = read(tenant, id);
        assertThat(ticket.getString("language")).isEqualTo("DE");
        // Opened; taken, told with the words, moved; the second decision tells nothing new of it.
        assertThat(ticket.getInt("version")).isEqualTo(4);
        assertThat(awaitTold("firstline.ticket.v1", id, "ticket.reclassified"))
                .contains("\"language\":\"DE\"")
                .contains("\"languageStated\":false");
        assertThat(awaitTold("firstline.ticket-text.v1", id, "ticket-text.written"))
                .contains("\"language\":\"DE\"");
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
    void aTicketThatHasEndedKeepsTheLanguageThatItHad() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.REJECT_OWN_TENANT, NINE));
        eventually(tenant, id, "status", "REJECTED");

        News.tell(tenant, News.decidedIn(id, Language.DE, NINE.plusSeconds(1)));

        eventually(tenant, id, "diagnosis.outcome", "RESOLVE_BY_PARTNER");
        assertThat(read(tenant, id).getString("language")).isEqualTo("EN");
    }

    @Test
    void theLanguageOfTheWordsDoesNotOverruleAStatedOne() {
        var tenant = newTenant();
        var id = openId(tenant);
        var etag = agent(tenant).get("/v1/tickets/" + id).header("ETag");
        agent(tenant)
                .header("If-Match", etag)
                .body("{\"language\":\"EN\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200);

        News.tell(tenant, News.decidedIn(id, Language.DE, NINE));

        eventually(tenant, id, "diagnosis.outcome", "RESOLVE_BY_PARTNER");
        assertThat(read(tenant, id).getString("language")).isEqualTo("EN");
    }

    @Test
    void aTicketGoesToTheVendorAndBack() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE));
        eventually(tenant, id, "status", "TRIAGED");

        News.tell(tenant, News.filed(id, "2611210010001", NINE.plusSeconds(60)));
        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        assertThat(read(tenant, id).getString("escalation.caseNumber")).isEqualTo("2611210010001");

        News.tell(tenant, News.vendor(id, VendorStatus.ATTENTION_NEEDED, NINE.plusSeconds(120)));
        eventually(tenant, id, "status", "WAITING_ON_PARTNER");
        News.tell(tenant, News.vendor(id, VendorStatus.OPEN, NINE.plusSeconds(180)));
        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        News.tell(tenant, News.handedBack(id, NINE.plusSeconds(240)));
        eventually(tenant, id, "status", "IN_PROGRESS");
        assertThat(read(tenant, id).getString("escalation.caseNumber")).isEqualTo("2611210010001");
    }

    @Test
    void afterOurAnswerATicketWaitsForTheVendorAgainAndAPacketInHandMovesNone() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE));
        eventually(tenant, id, "status", "TRIAGED");
        News.tell(tenant, News.progressed(id, EscalationProgress.READY, NINE.plusSeconds(30)));
        News.tell(tenant, News.filed(id, "2611210010001", NINE.plusSeconds(60)));
        News.tell(tenant, News.vendor(id, VendorStatus.ATTENTION_NEEDED, NINE.plusSeconds(120)));
        eventually(tenant, id, "status", "WAITING_ON_PARTNER");

        News.tell(tenant, News.progressed(id, EscalationProgress.IN_PROGRESS, NINE.plusSeconds(180)));

        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        assertThat(read(tenant, id).getString("escalation.state")).isEqualTo("FILED");
        assertThat(read(tenant, id).getString("escalation.caseNumber")).isEqualTo("2611210010001");
    }

    @Test
    void aTicketWaitsForAVendorOnlyWhileOneIsAsked() {
        var tenant = newTenant();
        var id = openId(tenant);
        move(tenant, id, "TRIAGED");
        patch(tenant, id, "{\"status\":\"WAITING_ON_VENDOR\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("detail", startsWith("No vendor was asked"))
                .body("detail", containsString("/v1/tickets/" + id + "/diagnoses/overrule"));

        News.tell(tenant, News.blocked(id, NINE));
        eventually(tenant, id, "escalation.state", "BLOCKED");
        refusesToWait(tenant, id, "is blocked", "blockReason at GET /v1/escalations/" + News.ESCALATION);
        News.tell(tenant, News.opened(id, NINE.plusSeconds(10)));
        eventually(tenant, id, "escalation.state", "OPENED");
        refusesToWait(tenant, id, "is not filed", "POST /v1/escalations/" + News.ESCALATION + "/filing");

        News.tell(tenant, News.filed(id, "2611210010002", NINE.plusSeconds(20)));
        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        move(tenant, id, "IN_PROGRESS", "WAITING_ON_VENDOR");
        News.tell(tenant, News.handedBack(id, NINE.plusSeconds(60)));
        eventually(tenant, id, "status", "IN_PROGRESS");

        refusesToWait(tenant, id, "The request to the vendor is over", "/v1/tickets/" + id + "/diagnoses/overrule");
    }

    private static void refusesToWait(String tenant, String id, String why, String whatToDo) {
        patch(tenant, id, "{\"status\":\"WAITING_ON_VENDOR\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("detail", containsString(why))
                .body("detail", containsString(whatToDo))
                .body("detail", not(containsString("No vendor was asked")));
    }

    @Test
    void anEscalationThatIsHeardBeforeItsDiagnosisStillMovesTheTicket() {
        var tenant = newTenant();
        var id = openId(tenant);

        News.tell(tenant, News.filed(id, "2611210010002", NINE.plusSeconds(60)));
        eventually(tenant, id, "escalation.state", "FILED");
        assertThat(read(tenant, id).getString("status")).isEqualTo("NEW");
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE));

        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
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
    void theClocksOfATicketAreShownAndABreachCanBeListed() {
        var tenant = newTenant();
        var id = openId(tenant);
        openId(tenant);
        var due = NINE.plusSeconds(3600);
        var ticket = UUID.fromString(id);

        News.tell(
                tenant,
                new SlaEvent.Started(
                        ticket, CLOCK, SlaTarget.FIRST_RESPONSE, NINE, "standard", "PT1H", "24x7", due, null));
        eventually(tenant, id, "firstResponse.state", "RUNNING");
        assertThat(read(tenant, id).getString("firstResponse.due")).isEqualTo(due.toString());
        agent(tenant).get("/v1/tickets?breached=true").then().body("items", hasSize(0));

        News.tell(tenant, new SlaEvent.Breached(ticket, CLOCK, SlaTarget.FIRST_RESPONSE, due, due.plusMillis(40)));
        eventually(tenant, id, "firstResponse.state", "BREACHED");
        News.tell(
                tenant,
                new SlaEvent.Overdue(
                        ticket,
                        CLOCK,
                        SlaTarget.FIRST_RESPONSE,
                        due.plusSeconds(60),
                        due,
                        "PT1M",
                        due.plusSeconds(61)));
        News.tell(tenant, News.decided(id, Outcome.RESOLVE_BY_PARTNER, NINE));
        eventually(tenant, id, "status", "TRIAGED");
        assertThat(read(tenant, id).getString("firstResponse.state")).isEqualTo("BREACHED");
        assertThat(read(tenant, id).getString("firstResponse.due")).isEqualTo(due.toString());
        agent(tenant).get("/v1/tickets?breached=true").then().body("items.id", equalTo(List.of(id)));
        agent(tenant).get("/v1/tickets?breached=false").then().body("items", hasSize(1));
    }

    @Test
    void aCorrectedBreachIsNoneAndTheClockMayEndAgain() {
        var tenant = newTenant();
        var id = openId(tenant);
        var due = NINE.plusSeconds(3600);
        var ticket = UUID.fromString(id);
        News.tell(
                tenant,
                new SlaEvent.Started(
                        ticket, CLOCK, SlaTarget.FIRST_RESPONSE, NINE, "standard", "PT1H", "24x7", due, null));
        News.tell(tenant, new SlaEvent.Breached(ticket, CLOCK, SlaTarget.FIRST_RESPONSE, due, due.plusMillis(40)));
        eventually(tenant, id, "firstResponse.state", "BREACHED");

        News.tell(tenant, corrected(ticket, due, ClockStanding.PAUSED, NINE.plusSeconds(60), PauseCause.CUSTOMER));
        eventually(tenant, id, "firstResponse.state", "PAUSED");
        agent(tenant).get("/v1/tickets?breached=true").then().body("items", hasSize(0));

        // What is told next happened before the correction was noticed.
        News.tell(
                tenant,
                new SlaEvent.Resumed(
                        ticket, CLOCK, SlaTarget.FIRST_RESPONSE, NINE.plusSeconds(120), due.plusSeconds(60)));
        eventually(tenant, id, "firstResponse.state", "RUNNING");
        News.tell(
                tenant,
                new SlaEvent.Met(ticket, CLOCK, SlaTarget.FIRST_RESPONSE, NINE.plusSeconds(130), due.plusSeconds(60)));
        eventually(tenant, id, "firstResponse.state", "MET");
    }

    private static SlaEvent corrected(UUID ticket, Instant due, ClockStanding state, Instant since, PauseCause pause) {
        return new SlaEvent.Corrected(
                ticket,
                CLOCK,
                SlaTarget.FIRST_RESPONSE,
                due.plusSeconds(5),
                ClockStanding.BREACHED,
                due,
                due,
                true,
                state,
                since,
                null,
                pause,
                CorrectionCause.HEARD_LATE,
                null);
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

    /** What the ticket told after its opening. */
    private static String awaitTold(String topic, String id, String type) {
        return FirstlineStack.kafka()
                .await(
                        topic,
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id)
                                && record.type().equals(type)
                                && !record.value().contains("\"version\":1,"))
                .value();
    }

    private static void eventually(String tenant, String id, String path, String value) {
        patiently().until(() -> read(tenant, id).getString(path), read -> Objects.equals(read, value));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
