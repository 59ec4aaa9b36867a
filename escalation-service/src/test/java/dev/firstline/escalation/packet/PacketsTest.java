package dev.firstline.escalation.packet;

import static dev.firstline.escalation.SupportRequests.DESK;
import static dev.firstline.escalation.SupportRequests.contract;
import static dev.firstline.escalation.SupportRequests.in;
import static dev.firstline.escalation.SupportRequests.technical;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.partner.PartnerContact;
import dev.firstline.escalation.request.SupportRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PacketsTest {

    private static final FilingDetails DETAILS = new FilingDetails(
            Instant.parse("2026-11-21T07:40:00Z"),
            "240 mailboxes, orders cannot be confirmed",
            "MX, SPF and connectors checked, message trace read",
            "harlow.example",
            "0f0f0f0f-1111-2222-3333-444444444444",
            "aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb",
            null,
            "https://support.northgate.example");

    private static CaseFile file(FilingRoute route, SupportRequest request, FilingDetails details) {
        return new CaseFile(
                route,
                request,
                List.of(SupportVehicle.PSFP),
                contract(SupportVehicle.PSFP),
                "FL-482913570",
                "West Europe",
                new TicketWords("Database not available", "It has returned error 40613 since 13:05 UTC."),
                DESK,
                details,
                null,
                List.of());
    }

    private static String value(Packet packet, String field) {
        return packet.fields().stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + field))
                .value();
    }

    @ParameterizedTest
    @EnumSource(FilingRoute.class)
    void everyRouteHasAPacketThatCanBeCompleted(FilingRoute route) {
        var packet = Packets.prepare(file(route, technical(ProductFamily.AZURE, "Azure SQL Database"), DETAILS));

        assertThat(packet.missing()).isEmpty();
        assertThat(packet.fields()).extracting(PacketField::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(FilingRoute.class)
    void everyPacketNamesThePartnersContact(FilingRoute route) {
        var packet = Packets.prepare(file(route, technical(ProductFamily.AZURE, "Azure SQL Database"), DETAILS));

        assertThat(value(packet, "Email")).isEqualTo("desk@contoso.example");
        assertThat(value(packet, "Preferred contact method")).isEqualTo("Email");
    }

    @Test
    void anIncompletePacketSaysWhatIsMissing() {
        var nothingTold = new CaseFile(
                FilingRoute.AZURE_PORTAL,
                technical(ProductFamily.AZURE, "Azure SQL Database"),
                List.of(SupportVehicle.ASFP),
                null,
                null,
                null,
                null,
                null,
                FilingDetails.NONE,
                null,
                List.of());

        assertThat(Packets.prepare(nothingTold).missing())
                .containsExactly(
                        "Customer domain",
                        "Subscription",
                        "Summary",
                        "Description",
                        "Problem start",
                        "Impact",
                        "Steps already tried",
                        "First name",
                        "Last name",
                        "Email",
                        "Phone",
                        "Country/region");
    }

    @Test
    void azureIsFiledOnTheProgramsPlanThroughTheCustomersDomain() {
        var packet = Packets.prepare(
                file(FilingRoute.AZURE_PORTAL, technical(ProductFamily.AZURE, "Azure SQL Database"), DETAILS));

        assertThat(value(packet, "Support plan")).isEqualTo("Cloud Solution Provider");
        assertThat(value(packet, "Issue type")).isEqualTo("Technical");
        assertThat(packet.portal())
                .isEqualTo(URI.create("https://portal.azure.com/harlow.example/#create/Microsoft.Support"));
    }

    @Test
    void theDescriptionTellsStartImpactStepsAndOurReference() {
        var packet = Packets.prepare(
                file(FilingRoute.AZURE_PORTAL, technical(ProductFamily.AZURE, "Azure SQL Database"), DETAILS));

        assertThat(value(packet, "Description")).isEqualTo("""
                It has returned error 40613 since 13:05 UTC.

                Problem start: 2026-11-21T07:40:00Z

                Impact: 240 mailboxes, orders cannot be confirmed

                Steps already tried: MX, SPF and connectors checked, message trace read

                Region: West Europe

                Our reference: FL-482913570""");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            AZURE_PORTAL,                 A, A - Critical impact
            AZURE_PORTAL,                 B, B - Moderate impact
            AZURE_PORTAL,                 C, C - Minimal impact
            M365_ADMIN_CENTER,            A, Sev A - critical
            M365_ADMIN_CENTER,            B, Sev B - high
            M365_ADMIN_CENTER,            C, Sev C - non-critical
            PARTNER_CENTER_HELP,          A, Critical
            PARTNER_CENTER_HELP,          B, Moderate
            PARTNER_CENTER_HELP,          C, Minimal
            POWER_PLATFORM_ADMIN_CENTER,  B, Moderate
            SUPPORT_FOR_BUSINESS,         C, Minimal
            """)
    void severityIsToldOnTheFormsOwnScale(FilingRoute route, Severity severity, String expected) {
        var request = technical(ProductFamily.AZURE, "a product").withSeverity(severity);

        assertThat(value(Packets.prepare(file(route, request, DETAILS)), "Severity"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, replaced {2}")
    @CsvSource(textBlock = """
            EN,    en-us, false
            PT_BR, pt-br, false
            PT_PT, pt-br, true
            ES,    es-es, false
            DE,    de-de, false
            """)
    void azureOffersNoEuropeanPortuguese(Language language, String code, boolean replaced) {
        var request = in(language, technical(ProductFamily.AZURE, "Azure"));

        var packet = Packets.prepare(file(FilingRoute.AZURE_PORTAL, request, DETAILS));

        assertThat(value(packet, "Support language")).isEqualTo(code);
        assertThat(packet.notices().contains(PacketNotice.LANGUAGE_REPLACED)).isEqualTo(replaced);
        assertThat(packet.notices().contains(PacketNotice.ENGLISH_FOR_ROUND_THE_CLOCK))
                .isEqualTo(language != Language.EN);
    }

    @Test
    void aPhoneNumberIsAskedForOnSeverityAOnly() {
        var noPhone = new PartnerContact("Dana", "Desk", "desk@contoso.example", null, ZoneId.of("UTC"), "PRT");
        var critical = technical(ProductFamily.AZURE, "Azure");
        var base = file(FilingRoute.AZURE_PORTAL, critical, DETAILS);

        assertThat(Packets.prepare(withContact(base, critical, noPhone)).missing())
                .containsExactly("Phone");
        assertThat(Packets.prepare(withContact(base, critical.withSeverity(Severity.B), noPhone))
                        .missing())
                .isEmpty();
    }

    @Test
    void supportForBusinessKnowsThePartnerByItsContract() {
        var onPremises = technical(ProductFamily.ON_PREMISES, "SQL Server 2022");

        var packet = Packets.prepare(file(FilingRoute.SUPPORT_FOR_BUSINESS, onPremises, DETAILS));

        assertThat(value(packet, "Access ID")).isEqualTo("A-100");
        assertThat(value(packet, "Contract ID")).isEqualTo("C-200");
    }

    @ParameterizedTest
    @EnumSource(FilingRoute.class)
    void whoStandsBelowTheHolderSeesNeitherContractNorContact(FilingRoute route) {
        var whole = file(route, technical(ProductFamily.ON_PREMISES, "SQL Server 2022"), DETAILS);

        var packet = Packets.prepare(below(new TenantPath("contoso"), whole));

        assertThat(packet.toString()).doesNotContain("A-100", "C-200", "Dana", "desk@contoso.example", "+351");
        assertThat(packet.withheld()).contains("First name", "Last name", "Email", "Phone");
        assertThat(packet.missing()).isEmpty();
        assertThat(packet.heldBy()).isEqualTo(new TenantPath("contoso"));
        assertThat(packet.notices()).contains(PacketNotice.HELD_ABOVE);
        assertThat(packet.fields().size())
                .isEqualTo(Packets.prepare(whole).fields().size());
    }

    @Test
    void whatIsWithheldLooksTheSameWhetherOrNotItIsKnown() {
        var whole = file(FilingRoute.SUPPORT_FOR_BUSINESS, technical(ProductFamily.ON_PREMISES, "SQL"), DETAILS);
        var bare = new CaseFile(
                whole.route(),
                whole.request(),
                whole.vehicles(),
                null,
                whole.ticketNumber(),
                whole.region(),
                whole.words(),
                null,
                whole.details(),
                null,
                List.of());

        assertThat(Packets.prepare(below(new TenantPath("contoso"), bare)))
                .isEqualTo(Packets.prepare(below(new TenantPath("contoso"), whole)));
    }

    private static CaseFile below(TenantPath holder, CaseFile file) {
        return new CaseFile(
                file.route(),
                file.request(),
                file.vehicles(),
                file.chosen(),
                file.ticketNumber(),
                file.region(),
                file.words(),
                file.contact(),
                file.details(),
                holder,
                List.of());
    }

    @Test
    void wordsWithPersonalDataAreWarnedOf() {
        var base = file(FilingRoute.M365_ADMIN_CENTER, technical(ProductFamily.MICROSOFT_365, "Teams"), DETAILS);
        var words = new TicketWords("Call Ann", "Call ann@harlow.example or +44 20 7946 0018.");
        var file = new CaseFile(
                base.route(),
                base.request(),
                base.vehicles(),
                base.chosen(),
                base.ticketNumber(),
                base.region(),
                words,
                base.contact(),
                base.details(),
                null,
                List.of());

        assertThat(Packets.prepare(file).notices()).contains(PacketNotice.EMAIL_IN_WORDS, PacketNotice.PHONE_IN_WORDS);
        assertThat(Packets.prepare(base).notices())
                .doesNotContain(PacketNotice.EMAIL_IN_WORDS, PacketNotice.PHONE_IN_WORDS);
    }

    private static CaseFile withContact(CaseFile file, SupportRequest request, PartnerContact contact) {
        return new CaseFile(
                file.route(),
                request,
                file.vehicles(),
                file.chosen(),
                file.ticketNumber(),
                file.region(),
                file.words(),
                contact,
                file.details(),
                null,
                List.of());
    }

    @Test
    void whatTheDeskCheckedIsListedAsTriedAndWhatDoesNotApplyIsNot() {
        var base = new CaseFile(
                FilingRoute.AZURE_PORTAL,
                technical(ProductFamily.AZURE, "Azure SQL Database"),
                List.of(SupportVehicle.ASFP),
                null,
                null,
                null,
                new TicketWords("Database not available", "Error 40613."),
                null,
                FilingDetails.NONE,
                null,
                List.of(
                        checked(Check.SERVICE_HEALTH, CheckResult.DONE),
                        checked(Check.MESSAGE_CENTER, CheckResult.NOT_APPLICABLE),
                        checked(Check.LOGS, CheckResult.NOT_POSSIBLE)));

        var packet = Packets.prepare(base);

        assertThat(packet.missing()).doesNotContain("Steps already tried");
        assertThat(value(packet, "Steps already tried"))
                .isEqualTo("Checked: service health (2026-11-21T13:05:00Z).\n"
                        + "Not possible to check: logs, error codes and correlation ids (2026-11-21T13:05:00Z).");
        assertThat(value(packet, "Description")).contains("Checked: service health");
    }

    private static CheckDone checked(Check check, CheckResult result) {
        return new CheckDone(check, result, Instant.parse("2026-11-21T13:05:00.123Z"));
    }
}
