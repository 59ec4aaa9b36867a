package dev.firstline.escalation.route;

import static dev.firstline.escalation.SupportRequests.commercial;
import static dev.firstline.escalation.SupportRequests.technical;
import static dev.firstline.escalation.SupportRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.partner.PartnerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilingRoutesTest {

    @ParameterizedTest(name = "{1} ({0}): {2}")
    @CsvSource(textBlock = """
            AZURE,           Azure SQL Database,                          AZURE_PORTAL
            MICROSOFT_365,   Exchange Online,                             M365_ADMIN_CENTER
            EMS,             Microsoft Intune,                            M365_ADMIN_CENTER
            DYNAMICS_365,    Dynamics 365 Sales,                          POWER_PLATFORM_ADMIN_CENTER
            DYNAMICS_365,    Dynamics 365 Business Central,               POWER_PLATFORM_ADMIN_CENTER
            DYNAMICS_365,    Business Central (finance module),           POWER_PLATFORM_ADMIN_CENTER
            DYNAMICS_365,    Dynamics 365 Finance,                        LIFECYCLE_SERVICES
            DYNAMICS_365,    Dynamics 365 Supply Chain Management,        LIFECYCLE_SERVICES
            DYNAMICS_365,    D365 SCM,                                    LIFECYCLE_SERVICES
            POWER_PLATFORM,  Power Automate,                              POWER_PLATFORM_ADMIN_CENTER
            ON_PREMISES,     SQL Server 2022,                             SUPPORT_FOR_BUSINESS
            PARTNER_CENTER,  CSP invoice,                                 PARTNER_CENTER_HELP
            """)
    void aDirectBillPartnerFilesAtTheProductsPortal(ProductFamily family, String product, FilingRoute route) {
        assertThat(FilingRoutes.choose(technical(family, product), PartnerType.DIRECT_BILL))
                .contains(route);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DIRECT_BILL,        AZURE_PORTAL
            INDIRECT_PROVIDER,  AZURE_PORTAL
            INDIRECT_RESELLER,  VIA_INDIRECT_PROVIDER
            """)
    void azureIsClosedToResellers(PartnerType filer, FilingRoute route) {
        assertThat(FilingRoutes.choose(technical(ProductFamily.AZURE, "Azure Backup"), filer))
                .contains(route);
        assertThat(FilingRoutes.choose(commercial(ProductFamily.AZURE, "FRAUD_REFUND"), filer))
                .as("commercial matters at Azure as well")
                .contains(route);
    }

    @ParameterizedTest
    @EnumSource(PartnerType.class)
    void everyPartnerFilesMicrosoft365Itself(PartnerType filer) {
        assertThat(FilingRoutes.choose(technical(ProductFamily.MICROSOFT_365, "Teams"), filer))
                .contains(FilingRoute.M365_ADMIN_CENTER);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            INVOICE_RECON_DISPUTE,        PARTNER_CENTER,   PARTNER_CENTER_HELP
            INVOICE_RECON_DISPUTE,        MICROSOFT_365,    PARTNER_CENTER_HELP
            INVOICE_RECON_DISPUTE,        AZURE,            PARTNER_CENTER_HELP
            PURCHASE_PROVISION_ERROR_PC,  AZURE,            PARTNER_CENTER_HELP
            RESERVATION_EXCHANGE_REFUND,  AZURE,            PARTNER_CENTER_HELP
            USAGE_RECON_QUESTION,         PARTNER_CENTER,   AZURE_PORTAL
            SEAT_COUNT_MISMATCH,          PARTNER_CENTER,   M365_ADMIN_CENTER
            FRAUD_ACTIVE,                 AZURE,            AZURE_PORTAL
            FRAUD_REFUND,                 AZURE,            AZURE_PORTAL
            AUP_ENFORCEMENT,              MICROSOFT_365,    M365_ADMIN_CENTER
            AUP_ENFORCEMENT,              AZURE,            AZURE_PORTAL
            QUOTA_INCREASE,               AZURE,            AZURE_PORTAL
            SUBSCRIPTION_TRANSFER,        AZURE,            AZURE_PORTAL
            MARKETPLACE_BILLING,          MARKETPLACE_ISV,  PARTNER_CENTER_HELP
            MARKETPLACE_PLATFORM,         MARKETPLACE_ISV,  AZURE_PORTAL
            -,                            PARTNER_CENTER,   PARTNER_CENTER_HELP
            -,                            MICROSOFT_365,    M365_ADMIN_CENTER
            """)
    void billingMattersGoByWhatTheyAreAbout(String issueKind, ProductFamily family, FilingRoute route) {
        assertThat(FilingRoutes.choose(commercial(family, issueKind), PartnerType.DIRECT_BILL))
                .contains(route);
    }

    @Test
    void aTagSaysAsMuchAsTheIssueKind() {
        assertThat(FilingRoutes.choose(
                        commercial(ProductFamily.MICROSOFT_365, null, "SEAT_COUNT_MISMATCH"), PartnerType.DIRECT_BILL))
                .contains(FilingRoute.M365_ADMIN_CENTER);
    }

    @Test
    void aMarketplaceProductGoesToItsPublisher() {
        var fault = with(technical(ProductFamily.MARKETPLACE_ISV, "A firewall"), Outcome.ROUTE_TO_ISV);

        assertThat(FilingRoutes.choose(fault, PartnerType.INDIRECT_RESELLER)).contains(FilingRoute.ISV_CONTACT);
        assertThat(FilingRoutes.choose(fault, null)).contains(FilingRoute.ISV_CONTACT);
    }

    @Test
    void aVulnerabilityGoesToTheSecurityResponseCenterWhateverTheProduct() {
        var weakness = with(technical(ProductFamily.AZURE, "Azure"), "VULNERABILITY");

        assertThat(FilingRoutes.choose(weakness, PartnerType.INDIRECT_RESELLER)).contains(FilingRoute.MSRC);
    }

    @Test
    void anUnknownFamilyHasNoRoute() {
        assertThat(FilingRoutes.choose(technical(null, "Something"), PartnerType.DIRECT_BILL))
                .isEmpty();
    }
}
