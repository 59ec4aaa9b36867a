package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.consumer.Follows.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.intake.Stack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A ticket follows the request to a vendor. */
@Stack
class VendorNewsTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

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
    void aSolutionThatTheVendorOffersIsOursToTryByWhicheverWayItComes() {
        var tenant = newTenant();
        var id = openId(tenant);
        News.tell(tenant, News.decided(id, Outcome.ESCALATE_MICROSOFT, NINE));
        eventually(tenant, id, "status", "TRIAGED");
        News.tell(tenant, News.filed(id, "2611210010001", NINE.plusSeconds(60)));
        eventually(tenant, id, "status", "WAITING_ON_VENDOR");

        News.tell(tenant, News.vendor(id, VendorStatus.CLOSED, NINE.plusSeconds(120)));
        eventually(tenant, id, "status", "WAITING_ON_PARTNER");
        assertThat(read(tenant, id).getString("escalation.state")).isEqualTo("CLOSED_BY_VENDOR");
        News.tell(tenant, News.progressed(id, EscalationProgress.IN_PROGRESS, NINE.plusSeconds(180)));
        eventually(tenant, id, "status", "WAITING_ON_VENDOR");
        News.tell(tenant, News.vendor(id, VendorStatus.ATTENTION_NEEDED, NINE.plusSeconds(240)));
        eventually(tenant, id, "status", "WAITING_ON_PARTNER");
        News.tell(tenant, News.vendor(id, VendorStatus.CLOSED, NINE.plusSeconds(300)));
        eventually(tenant, id, "escalation.state", "CLOSED_BY_VENDOR");
        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_PARTNER");
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
}
