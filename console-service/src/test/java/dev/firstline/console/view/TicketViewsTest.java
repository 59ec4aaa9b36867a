package dev.firstline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.console.TicketLife;
import dev.firstline.console.sight.Sight;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketViewsTest {

    private static final TenantPath TENANT = new TenantPath("contoso");

    private final TicketLife life = new TicketLife("FL-482913570", Instant.parse("2026-12-01T09:12:04.120Z"));

    private static final Sight CONTOSO = new Sight(new Scope.Tenant(new TenantPath("contoso")), true);

    @Test
    void theWholeLifeOfATicketIsTold() {
        var view = TicketViews.of(life.ticket, life.facts());

        assertThat(view.number()).isEqualTo("FL-482913570");
        assertThat(view.status()).isEqualTo(TicketStatus.WAITING_ON_PARTNER);
        assertThat(view.severity()).isEqualTo(Severity.A);
        assertThat(view.open()).isTrue();
        assertThat(view.breached()).isTrue();
        assertThat(view.decision()).satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(Outcome.ESCALATE_MICROSOFT);
            assertThat(decision.rule()).isEqualTo("boundary-microsoft");
        });
        assertThat(view.escalation()).satisfies(escalation -> {
            assertThat(escalation.stage()).isEqualTo(EscalationStage.FILED);
            assertThat(escalation.route()).isEqualTo(FilingRoute.M365_ADMIN_CENTER);
            assertThat(escalation.vehicles()).first().isEqualTo(SupportVehicle.ASFP);
            assertThat(escalation.vendorCaseNumber()).isEqualTo("41725508");
            assertThat(escalation.vendorStatus()).isEqualTo(VendorStatus.ATTENTION_NEEDED);
        });
        assertThat(CONTOSO.lastAlert(view).orElseThrow().eventType()).isEqualTo("sla.breached");
    }

    @Test
    void factsInAnyOrderEndInTheSameView() {
        var facts = life.facts();
        var inOrder = TicketViews.of(life.ticket, facts);
        var random = new Random(42);

        for (int round = 0; round < 500; round++) {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            assertThat(TicketViews.of(life.ticket, shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void aFactThatComesTwiceChangesNothing() {
        var facts = life.facts();

        assertThat(TicketViews.of(
                        life.ticket,
                        Stream.concat(facts.stream(), facts.stream()).toList()))
                .isEqualTo(TicketViews.of(life.ticket, facts));
    }

    @Test
    void aBreachIsFinalWhateverHappenedAfterItsDueInstant() {
        var view = view(
                life.clock(SlaTarget.RESOLUTION, 0, 60),
                new SlaEvent.Paused(
                        life.ticket, life.resolution, SlaTarget.RESOLUTION, life.after(61), PauseCause.VENDOR),
                new SlaEvent.Breached(
                        life.ticket, life.resolution, SlaTarget.RESOLUTION, life.after(60), life.after(62)),
                new SlaEvent.Overdue(
                        life.ticket,
                        life.resolution,
                        SlaTarget.RESOLUTION,
                        life.after(90),
                        life.after(60),
                        "PT30M",
                        life.after(90)));

        assertThat(view.clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
            assertThat(clock.dueAt()).isEqualTo(life.after(60));
            assertThat(clock.latenessMillis()).isEqualTo(120_000);
        });
    }

    @Test
    void aStandingClockHasNothingDue() {
        var view = view(
                life.opened(),
                life.clock(SlaTarget.RESOLUTION, 0, 60),
                new SlaEvent.Paused(
                        life.ticket, life.resolution, SlaTarget.RESOLUTION, life.after(10), PauseCause.CUSTOMER));

        assertThat(view.nextDue()).isNull();
        assertThat(view.clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
            assertThat(clock.pausedFor()).isEqualTo(PauseCause.CUSTOMER);
            assertThat(clock.dueAt()).isNull();
        });
    }

    @Test
    void aCorrectionTakesTheBreachBackAndWhatIsToldAfterItFollowsItInEveryOrderOfArrival() {
        var breach = new SlaEvent.Breached(
                life.ticket, life.resolution, SlaTarget.RESOLUTION, life.after(60), life.after(60));
        var correction = new SlaEvent.Corrected(
                life.ticket,
                life.resolution,
                SlaTarget.RESOLUTION,
                life.after(100),
                ClockStanding.BREACHED,
                life.after(60),
                life.after(60),
                false,
                ClockStanding.RUNNING,
                life.after(0),
                life.after(90),
                null,
                CorrectionCause.HEARD_LATE,
                null);
        var again = new SlaEvent.Breached(
                life.ticket, life.resolution, SlaTarget.RESOLUTION, life.after(90), life.after(101));
        var facts = List.of(
                new Fact(new UUID(1, 1), TENANT, life.clock(SlaTarget.RESOLUTION, 0, 60)),
                new Fact(new UUID(1, 2), TENANT, breach),
                new Fact(new UUID(1, 3), TENANT, correction));
        assertThat(TicketViews.of(life.ticket, facts).clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.dueAt()).isEqualTo(life.after(90));
            assertThat(clock.endedAt()).isNull();
        });
        var more = new ArrayList<>(facts);
        // Due before the correction was noticed, and told after it.
        more.add(new Fact(new UUID(1, 4), TENANT, again));
        assertThat(TicketViews.of(life.ticket, more.reversed()))
                .isEqualTo(TicketViews.of(life.ticket, more))
                .satisfies(view -> assertThat(view.clocks())
                        .singleElement()
                        .satisfies(clock -> assertThat(clock.endedAt()).isEqualTo(life.after(90))));
    }

    @Test
    void theNearestOfTheRunningClocksIsDueNext() {
        var view = view(
                life.opened(), life.clock(SlaTarget.RESOLUTION, 0, 240), life.clock(SlaTarget.FIRST_RESPONSE, 0, 60));

        assertThat(view.nextDue()).isEqualTo(new Due(life.after(60), SlaTarget.FIRST_RESPONSE));
    }

    @Test
    void aBrokenFirstResponseIsOwedUntilWeWroteToTheCustomer() {
        var breach = List.<Event>of(
                life.opened(),
                life.clock(SlaTarget.FIRST_RESPONSE, 0, 60),
                new SlaEvent.Breached(
                        life.ticket, life.firstResponse, SlaTarget.FIRST_RESPONSE, life.after(60), life.after(60)));
        var answered = new ArrayList<>(breach);
        answered.add(life.all().getLast());

        var receipt = new ArrayList<>(breach);
        receipt.add(life.receipt(2, 1));

        assertThat(view(breach).nextDue()).isEqualTo(new Due(life.after(60), SlaTarget.FIRST_RESPONSE));
        assertThat(view(receipt).nextDue())
                .as("what a machine wrote answers nobody")
                .isEqualTo(view(breach).nextDue());
        assertThat(view(answered).nextDue()).isNull();
        assertThat(view(answered).breached()).isTrue();
    }

    @Test
    void nothingIsDueOnATicketThatIsOver() {
        var view = view(
                life.opened(),
                life.clock(SlaTarget.RESOLUTION, 0, 60),
                life.moved(2, 5, TicketStatus.NEW, TicketStatus.REJECTED));

        assertThat(view.open()).isFalse();
        assertThat(view.nextDue()).isNull();
    }

    @Test
    void anOlderVersionOfTheTicketNeverOverwritesANewerOne() {
        // The clocks of two copies of intake can differ; the version cannot.
        var view = view(
                life.opened(),
                life.moved(3, 5, TicketStatus.TRIAGED, TicketStatus.IN_PROGRESS),
                life.moved(2, 9, TicketStatus.NEW, TicketStatus.TRIAGED));

        assertThat(view.status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void aTicketOfWhichOnlyAClockWasHeardHasNoNumberYet() {
        assertThat(view(life.clock(SlaTarget.RESOLUTION, 0, 60)).number()).isNull();
    }

    @Test
    void aCodeOfANewerWriterIsShownAsUnknownAndKeepsTheTicketOpen() {
        var view = view(life.opened(), life.moved(2, 1, TicketStatus.NEW, null));

        assertThat(view.status()).isNull();
        assertThat(view.open()).isTrue();
    }

    private TicketView view(Event... events) {
        return view(Arrays.asList(events));
    }

    private TicketView view(List<Event> events) {
        return TicketViews.of(
                life.ticket,
                events.stream()
                        .map(event -> new Fact(UUID.randomUUID(), new TenantPath("contoso"), event))
                        .toList());
    }
}
