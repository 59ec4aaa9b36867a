package dev.firstline.benchmarks.diagnosis;

import static dev.firstline.benchmarks.diagnosis.Tickets.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.KnownIncident.Standing;
import dev.firstline.escalation.partner.PartnerType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisBenchmarkTest {

    private static final Deciding DECIDING = new Deciding();

    @Test
    void ofASealedFileNoTicketIsShown() {
        var judged = List.of(outcome("ROUTE_TO_ISV", "RESOLVE_BY_PARTNER"));

        assertThat(DiagnosisBenchmark.report(judged, false).words()).contains("a title", "a rule", "is ROUTE_TO_ISV");
        assertThat(DiagnosisBenchmark.report(judged, true).words())
                .contains("recall_leave_desk")
                .doesNotContain("a title", "a rule", "ROUTE_TO_ISV");
    }

    @Test
    void aDynamicsFaultIsBlockedWithoutTheContractThatItNeeds() {
        var body =
                "Dynamics 365 Sales is down for all users since this morning, error 500 on every page, in all browsers. "
                        + "Nothing was changed on our side.";
        var without = DECIDING.of(ticket("Dynamics 365 Sales is down", body, List.of(SupportVehicle.SIGNATURE)));
        var with = DECIDING.of(ticket("Dynamics 365 Sales is down", body, List.of(SupportVehicle.ASFP)));

        assertThat(without.answers())
                .containsEntry(Dimension.OUTCOME, "ESCALATE_MICROSOFT")
                .containsEntry(Dimension.BLOCKED, "DYNAMICS_NEEDS_ASFP")
                .containsEntry(Dimension.ROUTE, "POWER_PLATFORM_ADMIN_CENTER");
        assertThat(with.answers()).containsEntry(Dimension.BLOCKED, Dimension.NONE);
    }

    @Test
    void anOpenIncidentReachesTheDecisionAndNeedsNoFiling() {
        var told = DECIDING.of(new LabelledTicket(
                "T1",
                Language.EN,
                "Nobody can join Teams meetings",
                "Since 9:15 nobody can join Teams meetings.",
                AffectedTenant.CUSTOMER,
                PartnerType.DIRECT_BILL,
                List.of(SupportVehicle.ASFP),
                List.of(new KnownIncident("TM1", "Microsoft Teams", ProductFamily.MICROSOFT_365, null, Standing.OPEN)),
                Map.of()));

        assertThat(told.answers())
                .containsEntry(Dimension.OUTCOME, "KNOWN_SERVICE_INCIDENT")
                .containsEntry(Dimension.ROUTE, Dimension.NONE)
                .containsEntry(Dimension.FAMILY, "MICROSOFT_365");
    }

    private static LabelledTicket ticket(String title, String body, List<SupportVehicle> vehicles) {
        return new LabelledTicket(
                "T1",
                Language.EN,
                title,
                body,
                AffectedTenant.CUSTOMER,
                PartnerType.DIRECT_BILL,
                vehicles,
                List.of(),
                Map.of());
    }
}
