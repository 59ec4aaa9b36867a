package dev.firstline.escalation.packet;

import static dev.firstline.escalation.SupportRequests.DESK;
import static dev.firstline.escalation.SupportRequests.commercial;
import static dev.firstline.escalation.SupportRequests.in;
import static dev.firstline.escalation.SupportRequests.technical;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.request.IssueCodes;
import dev.firstline.escalation.request.SupportRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice stands on the packets that it is about, and on no other. */
class NoticesTest {

    private static final SupportRequest FAULT = technical(ProductFamily.AZURE, "Azure SQL Database");

    @Test
    void aPlainFaultOfLesserSeverityHasNone() {
        assertThat(of(FilingRoute.AZURE_PORTAL, FAULT.withSeverity(Severity.B))).isEmpty();
    }

    @Test
    void severityAAsksForSomebodyWhoCanBeReachedAtNight() {
        assertThat(of(FilingRoute.AZURE_PORTAL, FAULT)).containsExactly(PacketNotice.REACHABLE_ROUND_THE_CLOCK);
    }

    @Test
    void whatIsNotBrokenIsNotAnsweredRoundTheClock() {
        var question = new SupportRequest(
                FAULT.outcome(),
                FAULT.affectedTenant(),
                FAULT.productFamily(),
                FAULT.product(),
                FAULT.issueClass(),
                null,
                false,
                Severity.A,
                Language.DE,
                List.of());

        assertThat(of(FilingRoute.AZURE_PORTAL, question))
                .doesNotContain(PacketNotice.REACHABLE_ROUND_THE_CLOCK, PacketNotice.ENGLISH_FOR_ROUND_THE_CLOCK);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void anotherLanguageThanEnglishIsAnsweredInBusinessHours(Language language) {
        assertThat(of(FilingRoute.M365_ADMIN_CENTER, in(language, FAULT.withSeverity(Severity.B))))
                .containsExactly(PacketNotice.ENGLISH_FOR_ROUND_THE_CLOCK);
    }

    @Test
    void aLanguageIsReplacedOnTheAzureFormAlone() {
        var portuguese = in(Language.PT_PT, FAULT.withSeverity(Severity.B));

        assertThat(of(FilingRoute.AZURE_PORTAL, portuguese)).contains(PacketNotice.LANGUAGE_REPLACED);
        assertThat(of(FilingRoute.M365_ADMIN_CENTER, portuguese)).doesNotContain(PacketNotice.LANGUAGE_REPLACED);
        assertThat(of(FilingRoute.AZURE_PORTAL, in(Language.PT_BR, FAULT)))
                .doesNotContain(PacketNotice.LANGUAGE_REPLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {IssueCodes.REFUND_60_DAYS, IssueCodes.FRAUD_REFUND})
    void aRefundHasALastDay(String code) {
        assertThat(of(FilingRoute.PARTNER_CENTER_HELP, commercial(ProductFamily.AZURE, null, code)))
                .containsExactly(PacketNotice.REFUND_WITHIN_60_DAYS);
        assertThat(of(FilingRoute.PARTNER_CENTER_HELP, commercial(ProductFamily.AZURE, code)))
                .containsExactly(PacketNotice.REFUND_WITHIN_60_DAYS);
    }

    @Test
    void anotherCommercialMatterHasNoLastDay() {
        assertThat(of(
                        FilingRoute.PARTNER_CENTER_HELP,
                        commercial(ProductFamily.AZURE, IssueCodes.INVOICE_RECON_DISPUTE)))
                .isEmpty();
    }

    @Test
    void aWeaknessIsToldToNobodyElse() {
        assertThat(of(FilingRoute.MSRC, FAULT.withSeverity(Severity.C))).contains(PacketNotice.COORDINATED_DISCLOSURE);
        assertThat(of(FilingRoute.AZURE_PORTAL, FAULT)).doesNotContain(PacketNotice.COORDINATED_DISCLOSURE);
    }

    @Test
    void personalDataIsFoundWhereverWordsGoToTheVendor() {
        var mild = FAULT.withSeverity(Severity.C);
        var found = List.of(PacketNotice.EMAIL_IN_WORDS, PacketNotice.PHONE_IN_WORDS);
        var words = "ann@harlow.example, +44 20 7946 0018";

        assertThat(Notices.of(file(FilingRoute.AZURE_PORTAL, mild, new TicketWords(words, "b"), null, null)))
                .isEqualTo(found);
        assertThat(Notices.of(file(FilingRoute.AZURE_PORTAL, mild, new TicketWords("t", words), null, null)))
                .isEqualTo(found);
        assertThat(Notices.of(file(FilingRoute.AZURE_PORTAL, mild, null, words, null)))
                .isEqualTo(found);
        assertThat(Notices.of(file(FilingRoute.AZURE_PORTAL, mild, null, null, words)))
                .isEqualTo(found);
        assertThat(Notices.of(file(FilingRoute.AZURE_PORTAL, mild, null, null, null)))
                .isEmpty();
    }

    private static List<PacketNotice> of(FilingRoute route, SupportRequest request) {
        return Notices.of(file(route, request, new TicketWords("It is down", "Nobody can work."), null, null));
    }

    private static CaseFile file(
            FilingRoute route,
            SupportRequest request,
            @Nullable TicketWords words,
            @Nullable String impact,
            @Nullable String stepsTried) {
        return new CaseFile(
                route,
                request,
                List.of(SupportVehicle.ASFP),
                null,
                "FL-482913570",
                null,
                words,
                DESK,
                new FilingDetails(null, impact, stepsTried, null, null, null, null, null),
                null,
                List.of());
    }
}
