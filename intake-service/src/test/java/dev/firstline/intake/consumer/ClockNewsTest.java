package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.consumer.Follows.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.intake.Stack;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A ticket shows the clocks that sla-service runs for it. */
@Stack
class ClockNewsTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final UUID CLOCK = UUID.fromString("019aa5a0-7c00-7000-8000-00000000c10c");

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
}
