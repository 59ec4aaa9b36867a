package dev.firstline.escalation.packet;

import static dev.firstline.escalation.SupportRequests.DESK;
import static dev.firstline.escalation.SupportRequests.commercial;
import static dev.firstline.escalation.SupportRequests.technical;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.request.IssueCodes;
import dev.firstline.escalation.request.SupportRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a form is, and how what is asked is named on it. */
class VendorFormsTest {

    private static final String TENANT = "0f0f0f0f-1111-2222-3333-444444444444";
    private static final SupportRequest FAULT = technical(ProductFamily.AZURE, "a product");

    @ParameterizedTest(name = "{0}, customer known: {1}")
    @CsvSource(textBlock = """
            AZURE_PORTAL,                true,  https://portal.azure.com/harlow.example/#create/Microsoft.Support
            AZURE_PORTAL,                false, https://portal.azure.com/#create/Microsoft.Support
            M365_ADMIN_CENTER,           true,  https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=0f0f0f0f-1111-2222-3333-444444444444&CSDEST=o365admincenter
            M365_ADMIN_CENTER,           false, https://partner.microsoft.com/dashboard
            POWER_PLATFORM_ADMIN_CENTER, true,  https://admin.powerplatform.microsoft.com/account/login/0f0f0f0f-1111-2222-3333-444444444444
            POWER_PLATFORM_ADMIN_CENTER, false, https://admin.powerplatform.microsoft.com/support
            """)
    void theFormIsEnteredForTheCustomerWhoIsKnown(FilingRoute route, boolean known, String portal) {
        assertThat(packet(route, FAULT, known, SupportVehicle.ASFP).portal()).hasToString(portal);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            QUOTA_INCREASE,        Service and subscription limits (quotas)
            SUBSCRIPTION_TRANSFER, Subscription management
            DEPROVISION,           Subscription management
            INVOICE_RECON_DISPUTE, Billing
            """)
    void azureNamesWhatIsAsked(String code, String issueType) {
        assertThat(value(FilingRoute.AZURE_PORTAL, commercial(ProductFamily.AZURE, code), "Issue type"))
                .isEqualTo(issueType);
    }

    @Test
    void azureTakesAFaultAsTechnical() {
        assertThat(value(FilingRoute.AZURE_PORTAL, FAULT, "Issue type")).isEqualTo("Technical");
    }

    @Test
    void theAdminCenterPartsMoneyFromFaults() {
        assertThat(value(FilingRoute.M365_ADMIN_CENTER, FAULT, "Support category"))
                .isEqualTo("Technical support");
        assertThat(value(
                        FilingRoute.M365_ADMIN_CENTER,
                        commercial(ProductFamily.MICROSOFT_365, IssueCodes.SEAT_COUNT_MISMATCH),
                        "Support category"))
                .isEqualTo("Billing");
    }

    @ParameterizedTest
    @CsvSource({"PSFP, Yes", "ASFP, No"})
    void thePowerPlatformIsToldOfAPremierContract(SupportVehicle vehicle, String premier) {
        assertThat(value(
                        packet(FilingRoute.POWER_PLATFORM_ADMIN_CENTER, FAULT, true, vehicle),
                        "File as a Premier support request?"))
                .isEqualTo(premier);
    }

    private static @Nullable String value(FilingRoute route, SupportRequest request, String field) {
        return value(packet(route, request, true, SupportVehicle.ASFP), field);
    }

    private static @Nullable String value(Packet packet, String field) {
        return packet.fields().stream()
                .filter(one -> one.name().equals(field))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Packet packet(FilingRoute route, SupportRequest request, boolean known, SupportVehicle vehicle) {
        return Packets.prepare(new CaseFile(
                route,
                request,
                List.of(vehicle),
                null,
                "FL-482913570",
                null,
                null,
                DESK,
                new FilingDetails(
                        null, null, null, known ? "harlow.example" : null, known ? TENANT : null, null, null, null),
                null,
                List.of()));
    }
}
