package dev.firstline.escalation.plan;

import static dev.firstline.escalation.SupportRequests.TODAY;
import static dev.firstline.escalation.SupportRequests.contract;
import static dev.firstline.escalation.SupportRequests.ofOwnTenant;
import static dev.firstline.escalation.SupportRequests.partner;
import static dev.firstline.escalation.SupportRequests.technical;
import static dev.firstline.escalation.SupportRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.access.AccessSituation;
import dev.firstline.escalation.access.CustomerAccess;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.request.SupportRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilingPlannerTest {

    private static final AccessSituation NOBODY_TOLD = AccessSituation.unknown(Instant.parse("2026-11-21T12:00:00Z"));

    /** One line per worked case: what diagnosis says, who the partner is, and what must come of it. */
    @ParameterizedTest(name = "{0} {1} {4} {5}, {6} with {7}: {8} {9} {10}")
    @CsvSource(nullValues = "-", textBlock = """
            ESCALATE_MICROSOFT,    MICROSOFT_365,   TECHNICAL,  true,  A, EN,    DIRECT_BILL,       ASFP,      ASFP,            M365_ADMIN_CENTER,   PT2H, -
            ESCALATE_MICROSOFT,    AZURE,           TECHNICAL,  true,  A, EN,    DIRECT_BILL,       PSFP,      PSFP,            AZURE_PORTAL,        PT2H, -
            BILLING_DISPUTE_FRAUD, PARTNER_CENTER,  COMMERCIAL, false, C, EN,    DIRECT_BILL,       ASFP,      COMMERCIAL,      PARTNER_CENTER_HELP, P1BD, DISPUTE
            BILLING_DISPUTE_FRAUD, AZURE,           TECHNICAL,  true,  A, EN,    DIRECT_BILL,       ASFP,      COMMERCIAL ASFP, AZURE_PORTAL,        PT2H, FRAUD SECURITY_INCIDENT REFUND_60_DAYS
            ROUTE_TO_ISV,          MARKETPLACE_ISV, TECHNICAL,  true,  B, EN,    DIRECT_BILL,       ASFP,      -,               ISV_CONTACT,         -,    MARKETPLACE_IN_AZURE
            ESCALATE_MICROSOFT,    MICROSOFT_365,   TECHNICAL,  true,  B, EN,    DIRECT_BILL,       ASFP,      ASFP,            M365_ADMIN_CENTER,   PT4H, PHONE_DEMANDED
            ESCALATE_MICROSOFT,    AZURE,           TECHNICAL,  true,  A, PT_BR, INDIRECT_PROVIDER, SIGNATURE, SIGNATURE,       AZURE_PORTAL,        PT2H, MULTI_TENANT_REGIONAL
            BILLING_DISPUTE_FRAUD, MICROSOFT_365,   COMMERCIAL, false, A, ES,    DIRECT_BILL,       ASFP,      COMMERCIAL,      M365_ADMIN_CENTER,   P1BD, AUP_ENFORCEMENT FRAUD
            ESCALATE_MICROSOFT,    MICROSOFT_365,   TECHNICAL,  true,  C, DE,    DIRECT_BILL,       ASFP,      ASFP,            M365_ADMIN_CENTER,   PT8H, SERVICE_IRREGULARITY
            ESCALATE_MICROSOFT,    MICROSOFT_365,   TECHNICAL,  false, B, DE,    DIRECT_BILL,       ASFP,      MSRC,            MSRC,                -,    VULNERABILITY
            """)
    void workedCasesArePlannedAsLabelled(
            Outcome outcome,
            ProductFamily family,
            IssueClass issueClass,
            boolean breakFix,
            Severity severity,
            Language language,
            PartnerType type,
            String held,
            String vehicles,
            FilingRoute route,
            String response,
            String tags) {
        var request = new SupportRequest(
                outcome,
                AffectedTenant.CUSTOMER,
                family,
                "a product",
                issueClass,
                null,
                breakFix,
                severity,
                language,
                tags == null ? List.of() : List.of(tags.split(" ")));
        var entitlements = Arrays.stream(held.split(" "))
                .map(name -> contract(SupportVehicle.valueOf(name)))
                .toList();

        var plan = (FilingPlan.Open) FilingPlanner.plan(request, partner(type), entitlements, NOBODY_TOLD, TODAY);

        assertThat(plan.route()).isEqualTo(route);
        assertThat(plan.vehicles().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(vehicles == null ? "" : vehicles);
        var published = plan.initialResponse();
        assertThat(published == null ? null : published.value()).isEqualTo(response);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"RESOLVE_BY_PARTNER", "KNOWN_SERVICE_INCIDENT", "REJECT_OWN_TENANT", "NEEDS_REVIEW"})
    void otherOutcomesNeedNoVendor(Outcome outcome) {
        var request = with(technical(ProductFamily.AZURE, "Azure"), outcome);

        assertThat(FilingPlanner.plan(request, partner(PartnerType.DIRECT_BILL), List.of(), NOBODY_TOLD, TODAY))
                .isEqualTo(new FilingPlan.NoVendor());
    }

    @Test
    void thePartnersOwnTenantIsNeverFiled() {
        var request = ofOwnTenant(technical(ProductFamily.AZURE, "Azure"));

        assertThat(FilingPlanner.plan(request, null, List.of(), NOBODY_TOLD, TODAY))
                .isEqualTo(new FilingPlan.NoVendor());
    }

    @Test
    void aResellersAzureFaultGoesToTheProviderEvenWithAContractOfItsOwn() {
        var request = technical(ProductFamily.AZURE, "Azure Backup");
        var held = List.of(contract(SupportVehicle.SIGNATURE));

        assertThat(FilingPlanner.plan(request, partner(PartnerType.INDIRECT_RESELLER), held, NOBODY_TOLD, TODAY))
                .isEqualTo(new FilingPlan.Open(FilingRoute.VIA_INDIRECT_PROVIDER, List.of(), null, null));
    }

    @Test
    void aBlockedAskKnowsWhereItWouldGo() {
        var request = technical(ProductFamily.DYNAMICS_365, "Dynamics 365 Sales");
        var held = List.of(contract(SupportVehicle.SIGNATURE));

        assertThat(FilingPlanner.plan(request, partner(PartnerType.DIRECT_BILL), held, NOBODY_TOLD, TODAY))
                .isEqualTo(new FilingPlan.Blocked(
                        FilingRoute.POWER_PLATFORM_ADMIN_CENTER, BlockReason.DYNAMICS_NEEDS_ASFP));
    }

    @Test
    void anUnknownFamilyIsBlockedWithoutARoute() {
        assertThat(FilingPlanner.plan(
                        technical(null, null),
                        partner(PartnerType.DIRECT_BILL),
                        List.of(contract(SupportVehicle.PSFP)),
                        NOBODY_TOLD,
                        TODAY))
                .isEqualTo(new FilingPlan.Blocked(null, BlockReason.PRODUCT_FAMILY_MISSING));
    }

    @Test
    void aContractWithoutAccessToTheCustomerIsBlockedAndAsksForNoOtherContract() {
        var request = technical(ProductFamily.MICROSOFT_365, "Exchange Online");
        var held = List.of(contract(SupportVehicle.PSFP));
        var nothing = new AccessSituation(
                new CustomerAccess(UUID.randomUUID(), null, List.of()), false, null, NOBODY_TOLD.now());

        assertThat(FilingPlanner.plan(request, partner(PartnerType.DIRECT_BILL), held, nothing, TODAY))
                .isEqualTo(new FilingPlan.Blocked(FilingRoute.M365_ADMIN_CENTER, BlockReason.ACCESS_MISSING));
        assertThat(FilingPlanner.plan(request, partner(PartnerType.DIRECT_BILL), List.of(), nothing, TODAY))
                .as("the contract comes first")
                .isEqualTo(new FilingPlan.Blocked(FilingRoute.M365_ADMIN_CENTER, BlockReason.NO_ENTITLEMENT));
    }

    @Test
    void aResellersAzureFaultNeedsNoAccessOfItsOwn() {
        var nothing = new AccessSituation(
                new CustomerAccess(UUID.randomUUID(), null, List.of()), true, null, NOBODY_TOLD.now());

        assertThat(FilingPlanner.plan(
                        technical(ProductFamily.AZURE, "Azure Backup"),
                        partner(PartnerType.INDIRECT_RESELLER),
                        List.of(),
                        nothing,
                        TODAY))
                .isInstanceOf(FilingPlan.Open.class);
    }
}
