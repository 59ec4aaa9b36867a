package dev.firstline.escalation.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.response.InitialResponse.Hours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitialResponsesTest {

    @ParameterizedTest(name = "break-fix {0}, severity {1}, {2}: {3} {4}")
    @CsvSource(textBlock = """
            true,  A, EN,    PT2H, ROUND_THE_CLOCK
            true,  B, EN,    PT4H, ROUND_THE_CLOCK
            true,  C, EN,    PT8H, ROUND_THE_CLOCK
            true,  A, PT_BR, PT2H, BUSINESS_HOURS
            true,  B, ES,    PT4H, BUSINESS_HOURS
            true,  C, DE,    PT8H, BUSINESS_HOURS
            false, A, EN,    P1BD, BUSINESS_HOURS
            false, C, PT_PT, P1BD, BUSINESS_HOURS
            """)
    void theProgramPromisesHoursForBreakFixAndADayOtherwise(
            boolean breakFix, Severity severity, Language language, String value, Hours hours) {
        assertThat(InitialResponses.published(FilingRoute.M365_ADMIN_CENTER, breakFix, severity, language))
                .contains(new InitialResponse(value, hours));
    }

    @ParameterizedTest
    @EnumSource(
            value = FilingRoute.class,
            names = {"ISV_CONTACT", "MSRC", "VIA_INDIRECT_PROVIDER"})
    void whoPublishedNothingPromisesNothing(FilingRoute route) {
        assertThat(InitialResponses.published(route, true, Severity.A, Language.EN))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FilingRoute.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ISV_CONTACT", "MSRC", "VIA_INDIRECT_PROVIDER"})
    void everyFormOfMicrosoftPromisesTheSame(FilingRoute route) {
        assertThat(InitialResponses.published(route, true, Severity.B, Language.EN))
                .contains(new InitialResponse("PT4H", Hours.ROUND_THE_CLOCK));
    }
}
