package dev.firstline.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramPolicyTest {

    private final Rulebook rulebook = new Rulebook(
            List.of(ProgramPolicy.policy()),
            ShippedCalendars.all().stream().collect(Collectors.toMap(BusinessCalendar::code, Function.identity())));

    @ParameterizedTest
    @CsvSource({"A, PT2H", "B, PT4H", "C, PT8H"})
    void breakFixInEnglishIsAnsweredBySeverityRoundTheClock(Severity severity, Duration goal) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, severity, Language.EN, true);
        assertThat(promise.goal()).isEqualTo(goal);
        assertThat(promise.calendar().code()).isEqualTo("24x7");
    }

    @ParameterizedTest
    @EnumSource
    void anythingElseInEnglishIsAnsweredWithinOneBusinessDay(Severity severity) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, severity, Language.EN, false);
        assertThat(promise.goal()).isEqualTo(Duration.ofHours(8));
        assertThat(promise.calendar().code()).isEqualTo("business-hours");
    }

    @ParameterizedTest
    @CsvSource({"PT_BR, America/Sao_Paulo", "PT_PT, Europe/Lisbon", "ES, Europe/Madrid", "DE, Europe/Berlin"})
    void otherLanguagesAreAnsweredWithinOneDayOfTheirDesk(Language language, String zone) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, Severity.A, language, true);
        assertThat(promise.goal()).isEqualTo(Duration.ofHours(9));
        assertThat(promise.calendar().zone()).hasToString(zone);
    }

    @ParameterizedTest
    @EnumSource
    void firstResponseNeverStands(TicketStatus status) {
        assertThat(promise(SlaTarget.FIRST_RESPONSE, Severity.A, Language.EN, true)
                        .heldBy(status))
                .isNull();
    }

    @Test
    void resolutionStandsWhileOthersHaveToMove() {
        var promise = promise(SlaTarget.RESOLUTION, Severity.A, Language.EN, true);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_CUSTOMER)).isEqualTo(PauseCause.CUSTOMER);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_VENDOR)).isEqualTo(PauseCause.VENDOR);
        assertThat(promise.heldBy(TicketStatus.LINKED_TO_INCIDENT)).isEqualTo(PauseCause.INCIDENT);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_PARTNER)).isNull();
        assertThat(promise.heldBy(null)).isNull();
    }

    @Test
    void aTicketOfWordsThatThisVersionDoesNotKnowIsStillAnswered() {
        var promise = promise(SlaTarget.FIRST_RESPONSE, null, null, false);
        assertThat(promise.rule()).isEqualTo("first-response-other");
    }

    @Test
    void noGoalOfOursIsSaidToBeThePrograms() {
        assertThat(ProgramPolicy.policy().rules())
                .allSatisfy(rule -> assertThat(rule.source().startsWith("Partner Center"))
                        .isEqualTo(rule.goals().getFirst().target() == SlaTarget.FIRST_RESPONSE));
    }

    private Promise promise(
            SlaTarget target, @Nullable Severity severity, @Nullable Language language, boolean breakFix) {
        var ticket = TicketProfile.of(TicketType.INCIDENT, severity, language, null, null, breakFix);
        return rulebook.promise(target, ticket).orElseThrow();
    }
}
