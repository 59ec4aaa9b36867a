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
    void break_fix_in_english_is_answered_by_severity_round_the_clock(Severity severity, Duration goal) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, severity, Language.EN, true);
        assertThat(promise.goal()).isEqualTo(goal);
        assertThat(promise.calendar().code()).isEqualTo("24x7");
    }

    @ParameterizedTest
    @EnumSource
    void anything_else_in_english_is_answered_within_one_business_day(Severity severity) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, severity, Language.EN, false);
        assertThat(promise.goal()).isEqualTo(Duration.ofHours(8));
        assertThat(promise.calendar().code()).isEqualTo("business-hours");
    }

    @ParameterizedTest
    @CsvSource({"PT_BR, America/Sao_Paulo", "PT_PT, Europe/Lisbon", "ES, Europe/Madrid", "DE, Europe/Berlin"})
    void other_languages_are_answered_within_one_day_of_their_desk(Language language, String zone) {
        var promise = promise(SlaTarget.FIRST_RESPONSE, Severity.A, language, true);
        assertThat(promise.goal()).isEqualTo(Duration.ofHours(9));
        assertThat(promise.calendar().zone()).hasToString(zone);
    }

    @ParameterizedTest
    @EnumSource
    void first_response_never_stands(TicketStatus status) {
        assertThat(promise(SlaTarget.FIRST_RESPONSE, Severity.A, Language.EN, true)
                        .heldBy(status))
                .isNull();
    }

    @Test
    void resolution_stands_while_others_have_to_move() {
        var promise = promise(SlaTarget.RESOLUTION, Severity.A, Language.EN, true);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_CUSTOMER)).isEqualTo(PauseCause.CUSTOMER);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_VENDOR)).isEqualTo(PauseCause.VENDOR);
        assertThat(promise.heldBy(TicketStatus.LINKED_TO_INCIDENT)).isEqualTo(PauseCause.INCIDENT);
        assertThat(promise.heldBy(TicketStatus.WAITING_ON_PARTNER)).isNull();
        assertThat(promise.heldBy(null)).isNull();
    }

    @Test
    void a_ticket_of_words_that_this_version_does_not_know_is_still_answered() {
        var promise = promise(SlaTarget.FIRST_RESPONSE, null, null, false);
        assertThat(promise.rule()).isEqualTo("first-response-other");
    }

    @Test
    void no_goal_of_ours_is_said_to_be_the_programs() {
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
