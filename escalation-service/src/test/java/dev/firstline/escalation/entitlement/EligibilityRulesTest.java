package dev.firstline.escalation.entitlement;

import static dev.firstline.escalation.SupportRequests.TODAY;
import static dev.firstline.escalation.SupportRequests.commercial;
import static dev.firstline.escalation.SupportRequests.contract;
import static dev.firstline.escalation.SupportRequests.ofOwnTenant;
import static dev.firstline.escalation.SupportRequests.partner;
import static dev.firstline.escalation.SupportRequests.technical;
import static dev.firstline.escalation.SupportRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.entitlement.Eligibility.Blocked;
import dev.firstline.escalation.entitlement.Eligibility.Carried;
import dev.firstline.escalation.entitlement.OnPremisesRelease.Generation;
import dev.firstline.escalation.partner.PartnerProfile;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.request.SupportRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityRulesTest {

    private static final PartnerProfile PARTNER = partner(PartnerType.DIRECT_BILL);

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            AZURE,           ASFP,                    ASFP
            AZURE,           PSFP,                    PSFP
            AZURE,           SIGNATURE,               SIGNATURE
            AZURE,           SIGNATURE PSFP ASFP,     PSFP ASFP SIGNATURE
            AZURE,           -,                       NO_ENTITLEMENT
            AZURE,           PRODUCT_SUPPORT_INCIDENTS, NO_ENTITLEMENT
            AZURE,           COMMERCIAL,              NO_ENTITLEMENT
            MICROSOFT_365,   ASFP,                    ASFP
            MICROSOFT_365,   SIGNATURE,               SIGNATURE
            MICROSOFT_365,   -,                       NO_ENTITLEMENT
            EMS,             PSFP,                    PSFP
            POWER_PLATFORM,  SIGNATURE,               SIGNATURE
            DYNAMICS_365,    ASFP,                    ASFP
            DYNAMICS_365,    PSFP,                    PSFP
            DYNAMICS_365,    SIGNATURE,               DYNAMICS_NEEDS_ASFP
            DYNAMICS_365,    -,                       DYNAMICS_NEEDS_ASFP
            ON_PREMISES,     PSFP,                    PSFP
            ON_PREMISES,     ASFP,                    ON_PREMISES_NOT_COVERED
            ON_PREMISES,     SIGNATURE,               ON_PREMISES_NOT_COVERED
            ON_PREMISES,     -,                       ON_PREMISES_NOT_COVERED
            """)
    void eachFamilyTakesTheContractsThatCoverIt(ProductFamily family, String contracts, String expected) {
        var held = contracts == null
                ? List.<Entitlement>of()
                : Arrays.stream(contracts.split(" "))
                        .map(name -> contract(SupportVehicle.valueOf(name)))
                        .toList();

        var eligibility = EligibilityRules.check(technical(family, "a product"), PARTNER, held, TODAY);

        assertThat(inWords(eligibility)).isEqualTo(expected);
    }

    @Test
    void thePartnersOwnTenantIsNotCoveredWhateverItHolds() {
        var request = ofOwnTenant(technical(ProductFamily.AZURE, "Azure SQL Database"));

        assertThat(EligibilityRules.check(request, PARTNER, List.of(contract(SupportVehicle.PSFP)), TODAY))
                .isEqualTo(new Eligibility.NotCovered());
    }

    @Test
    void aPublisherAsksForNoContractAndNoProfile() {
        var request = with(technical(ProductFamily.MARKETPLACE_ISV, "A firewall"), Outcome.ROUTE_TO_ISV);

        assertThat(EligibilityRules.check(request, null, List.of(), TODAY)).isEqualTo(new Carried(List.of(), null));
    }

    @Test
    void aVulnerabilityIsOpenToAnyone() {
        var request = with(technical(null, null), "VULNERABILITY");

        assertThat(EligibilityRules.check(request, null, List.of(), TODAY))
                .isEqualTo(new Carried(List.of(SupportVehicle.MSRC), null));
    }

    @Test
    void aCommercialMatterNeedsNoContract() {
        var request = commercial(ProductFamily.DYNAMICS_365, null);

        assertThat(EligibilityRules.check(request, PARTNER, List.of(), TODAY))
                .isEqualTo(new Carried(List.of(SupportVehicle.COMMERCIAL), null));
    }

    @Test
    void aQuotaRequestIsCommercialEvenWhenCalledTechnical() {
        var request = with(technical(ProductFamily.AZURE, "Azure"), "QUOTA_INCREASE");

        assertThat(inWords(EligibilityRules.check(request, PARTNER, List.of(), TODAY)))
                .isEqualTo("COMMERCIAL");
    }

    @Test
    void aTakeoverIsFiledCommerciallyAndOnTheTechnicalContract() {
        var takeover = new SupportRequest(
                Outcome.BILLING_DISPUTE_FRAUD,
                AffectedTenant.CUSTOMER,
                ProductFamily.AZURE,
                "Azure subscription",
                IssueClass.TECHNICAL,
                "FRAUD_ACTIVE",
                true,
                Severity.A,
                Language.EN,
                List.of("FRAUD"));

        var held = List.of(contract(SupportVehicle.ASFP));
        assertThat(inWords(EligibilityRules.check(takeover, PARTNER, held, TODAY)))
                .isEqualTo("COMMERCIAL ASFP");
        assertThat(inWords(EligibilityRules.check(takeover, PARTNER, List.of(), TODAY)))
                .as("without a technical contract it still is filed")
                .isEqualTo("COMMERCIAL");
    }

    @Test
    void withoutAProfileNothingCanBeFiled() {
        assertThat(EligibilityRules.check(technical(ProductFamily.AZURE, "Azure"), null, List.of(), TODAY))
                .isEqualTo(new Blocked(BlockReason.PARTNER_PROFILE_MISSING));
    }

    @Test
    void withoutAProductFamilyNothingCanBeFiled() {
        assertThat(EligibilityRules.check(technical(null, "Something"), PARTNER, List.of(), TODAY))
                .isEqualTo(new Blocked(BlockReason.PRODUCT_FAMILY_MISSING));
    }

    @ParameterizedTest(name = "valid {0} to {1}, {2} left: usable {3}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-01-01, 2026-12-31, -,  true
            2026-01-01, -,          -,  true
            2026-11-21, 2026-11-21, -,  true
            2026-11-22, -,          -,  false
            2026-01-01, 2026-11-20, -,  false
            2026-01-01, -,          1,  true
            2026-01-01, -,          0,  false
            """)
    void aContractCarriesBetweenItsDatesWhileUnitsAreLeft(
            LocalDate from, LocalDate to, Integer remaining, boolean usable) {
        var total = remaining == null ? null : 10;
        var held = new Entitlement(
                UUID.randomUUID(), SupportVehicle.SIGNATURE, null, null, from, to, total, remaining, List.of());

        var eligibility =
                EligibilityRules.check(technical(ProductFamily.AZURE, "Azure"), PARTNER, List.of(held), TODAY);

        assertThat(inWords(eligibility)).isEqualTo(usable ? "SIGNATURE" : "NO_ENTITLEMENT");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            SQL Server 2022,                 true
            sql server 2022 Standard,        true
            SQL Server 2019 (on-premises),   true
            SQL Server 2016,                 false
            SQL Server 20220,                false
            Exchange Server 2019,            false
            """)
    void countedIncidentsCoverTheCurrentReleaseAndTheOneBeforeIt(String product, boolean covered) {
        var incidents = incidents(
                new OnPremisesRelease("SQL Server 2022", Generation.CURRENT, LocalDate.of(2020, 1, 1)),
                new OnPremisesRelease("SQL Server 2019", Generation.PREVIOUS, TODAY),
                new OnPremisesRelease("Exchange Server 2019", Generation.PREVIOUS, TODAY.minusDays(1)));

        var eligibility = EligibilityRules.check(
                technical(ProductFamily.ON_PREMISES, product), PARTNER, List.of(incidents), TODAY);

        assertThat(inWords(eligibility)).isEqualTo(covered ? "PRODUCT_SUPPORT_INCIDENTS" : "ON_PREMISES_NOT_COVERED");
    }

    @Test
    void theChosenEntitlementIsTheOneOfTheFirstVehicle() {
        var premier = contract(SupportVehicle.PSFP);
        var held = List.of(contract(SupportVehicle.SIGNATURE), premier);

        var eligibility = EligibilityRules.check(technical(ProductFamily.AZURE, "Azure"), PARTNER, held, TODAY);

        assertThat(((Carried) eligibility).chosen()).isEqualTo(premier);
    }

    private static Entitlement incidents(OnPremisesRelease... releases) {
        return new Entitlement(
                UUID.randomUUID(),
                SupportVehicle.PRODUCT_SUPPORT_INCIDENTS,
                "A-1",
                "C-1",
                LocalDate.of(2026, 1, 1),
                null,
                20,
                3,
                List.of(releases));
    }

    private static String inWords(Eligibility eligibility) {
        return switch (eligibility) {
            case Carried carried -> carried.vehicles().stream().map(Enum::name).collect(Collectors.joining(" "));
            case Blocked blocked -> blocked.reason().name();
            case Eligibility.NotCovered notCovered -> "NOT_COVERED";
        };
    }
}
