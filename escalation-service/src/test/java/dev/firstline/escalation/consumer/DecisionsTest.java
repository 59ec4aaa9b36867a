package dev.firstline.escalation.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class DecisionsTest {

    private final UUID ticket = Ids.next();

    @Test
    void aDecisionForMicrosoftOpensAnEscalationOnTheRightContractAndRoute() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("PSFP");

        world.hearOpened(ticket)
                .hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure SQL Database");

        var answer = world.awaitEscalation(ticket, "OPEN");
        assertThat(answer.getString("items[0].route")).isEqualTo("AZURE_PORTAL");
        assertThat(answer.getList("items[0].vehicles")).isEqualTo(List.of("PSFP"));
        assertThat(answer.getString("items[0].initialResponse")).isEqualTo("PT2H");
        assertThat(answer.getString("items[0].responseHours")).isEqualTo("ROUND_THE_CLOCK");
        var told = World.awaitEvent(ticket, "escalation.opened");
        assertThat(World.body(told))
                .containsEntry("route", "AZURE_PORTAL")
                .containsEntry("vehicles", List.of("PSFP"))
                .containsEntry("severity", "A")
                .containsEntry("initialResponse", "PT2H");
        assertThat(told.headers()).containsEntry("ce_firstlinetenant", world.tenant());
    }

    @Test
    void whatIsBlockedOpensItselfWhenTheContractIsAdded() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("SIGNATURE");

        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.DYNAMICS_365, "Dynamics 365 Sales");
        var blocked = world.awaitEscalation(ticket, "BLOCKED");
        assertThat(blocked.getString("items[0].blockReason")).isEqualTo("DYNAMICS_NEEDS_ASFP");
        assertThat(World.body(World.awaitEvent(ticket, "escalation.blocked")))
                .containsEntry("reason", "DYNAMICS_NEEDS_ASFP")
                .containsEntry("route", "POWER_PLATFORM_ADMIN_CENTER");

        world.holds("ASFP");

        var opened = world.awaitEscalation(ticket, "OPEN");
        assertThat(opened.getString("items[0].id")).isEqualTo(blocked.getString("items[0].id"));
        assertThat(World.body(World.awaitEvent(ticket, "escalation.opened")))
                .containsEntry("vehicles", List.of("ASFP"));
    }

    @Test
    void whatIsBlockedForWantOfAProfileOpensItselfWhenAnAncestorGetsOne() {
        var partner = World.ofItsOwn();
        var customer = partner.child("harlow");

        customer.hearDecision(ticket, Outcome.BILLING_DISPUTE_FRAUD, ProductFamily.PARTNER_CENTER, "CSP invoice");
        assertThat(customer.awaitEscalation(ticket, "BLOCKED").getString("items[0].blockReason"))
                .isEqualTo("PARTNER_PROFILE_MISSING");

        partner.isPartner("DIRECT_BILL");

        var opened = customer.awaitEscalation(ticket, "OPEN");
        assertThat(opened.getString("items[0].route")).isEqualTo("PARTNER_CENTER_HELP");
        assertThat(opened.getList("items[0].vehicles")).isEqualTo(List.of("COMMERCIAL"));
    }

    @Test
    void theNearestProfileDecidesWhoFiles() {
        var provider = World.ofItsOwn().isPartner("INDIRECT_PROVIDER").holds("PSFP");
        var reseller = provider.child("northwind").isPartner("INDIRECT_RESELLER");
        var ofProvider = Ids.next();
        var ofReseller = Ids.next();

        provider.child("direct")
                .hearDecision(ofProvider, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure Backup");
        reseller.child("harlow")
                .hearDecision(ofReseller, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure Backup");

        assertThat(provider.awaitEscalation(ofProvider, "OPEN").getString("items[0].route"))
                .isEqualTo("AZURE_PORTAL");
        var handed = provider.awaitEscalation(ofReseller, "OPEN");
        assertThat(handed.getString("items[0].route")).isEqualTo("VIA_INDIRECT_PROVIDER");
        assertThat(handed.getList("items[0].vehicles")).isEmpty();
    }

    /** On the same version of the ticket: nobody has rewritten a word. */
    @Test
    void whatAPersonDecidesOpensAnEscalationThatTheMachineDidNotSee() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure");
        var ruled = World.byPerson(ticket, 1, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");

        world.hear(ruled);

        var answer = world.awaitEscalation(ticket, "OPEN");
        assertThat(answer.getString("items[0].decidedBy")).isEqualTo("PERSON");
        assertThat(answer.getString("items[0].diagnosisId"))
                .isEqualTo(ruled.diagnosisId().toString());
        world.hear(World.byPerson(ticket, 1, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));
        world.awaitEscalation(ticket, "CANCELLED");
    }

    @Test
    void aLaterDecisionWithoutAVendorDropsIt() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(ticket, "OPEN");

        world.hear(World.decision(ticket, 2, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));

        world.awaitEscalation(ticket, "CANCELLED");
        World.awaitEvent(ticket, "escalation.cancelled");
    }

    @Test
    void aLaterDecisionChangesWhatIsNotFiledYet() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        var id = world.awaitEscalationId(ticket, "OPEN");

        world.hear(World.decision(ticket, 2, Outcome.ESCALATE_MICROSOFT, ProductFamily.MICROSOFT_365, "Teams"));

        await().atMost(World.PATIENCE)
                .untilAsserted(() ->
                        assertThat(world.escalation(id).getString("route")).isEqualTo("M365_ADMIN_CENTER"));
        assertThat(world.agent()
                        .get("/v1/tickets/" + ticket + "/escalations")
                        .jsonPath()
                        .getList("items"))
                .as("still the same escalation")
                .hasSize(1);
    }

    @Test
    void anOlderDecisionThatComesLateChangesNothing() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hear(World.decision(ticket, 3, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure"));
        world.awaitEscalation(ticket, "OPEN");

        world.hear(World.decision(ticket, 2, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));
        world.hear(World.decision(ticket, 4, Outcome.ESCALATE_MICROSOFT, ProductFamily.MICROSOFT_365, "Teams"));

        await().atMost(World.PATIENCE)
                .until(() -> world.awaitEscalation(ticket, "OPEN")
                        .getString("items[0].route")
                        .equals("M365_ADMIN_CENTER"));
        assertThat(World.told(ticket)).doesNotContain("escalation.cancelled");
    }

    @Test
    void aTicketThatEndsDropsItsEscalation() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearOpened(ticket).hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(ticket, "OPEN");

        world.hearStatus(ticket, 2, TicketStatus.CANCELED);

        world.awaitEscalation(ticket, "CANCELLED");
    }

    @Test
    void aDecisionOnATicketThatEndedOpensNothing() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        var sentinel = Ids.next();
        world.hearOpened(ticket).hearStatus(ticket, 2, TicketStatus.CLOSED);
        await().atMost(World.PATIENCE).until(() -> Facts.of(ticket).contains("ended"));

        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        awaitApplied(world, ticket, sentinel);

        assertThat(world.agent()
                        .get("/v1/tickets/" + ticket + "/escalations")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aChangedSeverityChangesWhatIsPromised() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearOpened(ticket).hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        var id = world.awaitEscalationId(ticket, "OPEN");

        world.hear(new TicketEvent.SeverityChanged(
                ticket, 2, Instant.parse("2026-11-21T13:00:00Z"), Severity.A, Severity.C));

        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(world.escalation(id).getString("initialResponse"))
                        .isEqualTo("PT8H"));
        assertThat(world.escalation(id).getString("severity")).isEqualTo("C");
    }

    @Test
    void aRepeatedEventIsAppliedOnce() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        var decision = World.decision(ticket, 1, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        var eventId = Ids.next();
        world.hear(eventId, decision);
        var id = world.awaitEscalationId(ticket, "OPEN");
        world.agent()
                .body("{\"solved\":false}")
                .post("/v1/escalations/" + id + "/hand-back")
                .then()
                .statusCode(200);

        world.hear(eventId, decision);
        var sentinel = Ids.next();
        awaitApplied(world, ticket, sentinel);

        assertThat(world.agent()
                        .get("/v1/tickets/" + ticket + "/escalations")
                        .jsonPath()
                        .getList("items"))
                .as("applied again it would have opened a second one")
                .hasSize(1);
    }

    @Test
    void aRepeatedDecisionWithTheSameResultIsNotToldAgain() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(ticket, "OPEN");

        world.hear(World.decision(ticket, 2, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure"));
        world.hear(World.decision(ticket, 3, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));
        World.awaitEvent(ticket, "escalation.cancelled");

        assertThat(World.told(ticket)).containsExactly("escalation.opened", "escalation.cancelled");
    }

    @Test
    void anIsvProductIsRoutedWithoutAnyProfile() {
        var world = World.ofItsOwn();

        world.hearDecision(ticket, Outcome.ROUTE_TO_ISV, ProductFamily.MARKETPLACE_ISV, "A firewall");

        var answer = world.awaitEscalation(ticket, "OPEN");
        assertThat(answer.getString("items[0].route")).isEqualTo("ISV_CONTACT");
        assertThat(answer.getString("items[0].initialResponse")).isNull();
    }

    @Test
    void aDecisionInTheNameOfAnotherTenantTouchesNothingAndIsKept() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(ticket, "OPEN");
        var stranger = World.ofItsOwn();

        stranger.hear(World.decision(ticket, 2, Outcome.RESOLVE_BY_PARTNER, ProductFamily.AZURE, "Azure"));

        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(stranger.as(Roles.GLOBAL_ADMIN)
                                .get("/v1/ops/escalation-service/dead-letters")
                                .jsonPath()
                                .getList("items.consumer"))
                        .containsExactly("escalation.events"));
        world.awaitEscalation(ticket, "OPEN");
    }

    @Test
    void aProductFamilyOfANewerWriterIsAnUnknownOne() {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL").holds("ASFP");
        var decision = World.decision(ticket, 1, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure Quantum");
        world.hear(decision, body -> body.replace("\"AZURE\"", "\"QUANTUM\""));

        assertThat(world.awaitEscalation(ticket, "BLOCKED").getString("items[0].blockReason"))
                .isEqualTo("PRODUCT_FAMILY_MISSING");
    }

    /** A decision on the same key, heard after the one in question, has been applied. */
    private static void awaitApplied(World world, UUID ticket, UUID eventId) {
        world.hear(eventId, World.decision(ticket, 0, Outcome.RESOLVE_BY_PARTNER, null, "old"));
        await().atMost(World.PATIENCE).until(() -> Facts.isApplied(eventId));
    }
}
