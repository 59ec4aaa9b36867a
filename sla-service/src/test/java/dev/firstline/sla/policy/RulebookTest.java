package dev.firstline.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final TicketProfile TICKET = TicketProfile.of(
            TicketType.INCIDENT, Severity.B, Language.EN, ProductFamily.AZURE, Category.USAGE_QUESTION, null);

    @Test
    void theFirstRuleThatNamesTheTargetDecides() {
        var book = book(
                policy("own", rule("resolution-only", Condition.ANY, Goal.resolution(Duration.ofHours(1), "24x7"))),
                policy("base", rule("both", Condition.ANY, response(5), Goal.resolution(Duration.ofHours(9), "24x7"))));
        assertThat(book.promise(SlaTarget.RESOLUTION, TICKET).orElseThrow().policy())
                .isEqualTo("own");
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET).orElseThrow().policy())
                .isEqualTo("base");
    }

    @Test
    void everyPartOfAConditionMustHold() {
        var severity = new Condition(Set.of(Severity.A), null, Set.of(), Set.of(), Set.of(), Set.of());
        var category =
                new Condition(Set.of(), null, Set.of(), Set.of(), Set.of(Category.BILLING_SUBSCRIPTION), Set.of());
        var family = new Condition(
                Set.of(Severity.B),
                true,
                Set.of(Language.EN),
                Set.of(TicketType.INCIDENT),
                Set.of(Category.USAGE_QUESTION),
                Set.of(ProductFamily.AZURE));
        var book = book(policy(
                "p",
                rule("1", severity, response(1)),
                rule("2", category, response(2)),
                rule("3", family, response(3))));
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET).orElseThrow().rule())
                .isEqualTo("3");
        assertThat(book.promise(SlaTarget.FIRST_RESPONSE, TICKET.withSeverity(Severity.C)))
                .isEmpty();
    }

    @Test
    void anIncidentCountsAsBreakFixUnlessSomebodySaysOtherwise() {
        assertThat(TICKET.breakFix()).isTrue();
        assertThat(TicketProfile.of(TicketType.SERVICE_REQUEST, Severity.B, Language.EN, null, null, null)
                        .breakFix())
                .isFalse();
        assertThat(TicketProfile.of(TicketType.INCIDENT, Severity.B, Language.EN, null, null, false)
                        .breakFix())
                .isFalse();
    }

    @Test
    void aPolicyCannotCountByACalendarThatIsNotThere() {
        var goal = Goal.firstResponse(Duration.ofHours(1), "nowhere");
        assertThatThrownBy(() -> book(policy("p", rule("1", Condition.ANY, goal))))
                .hasMessageContaining("no calendar nowhere");
    }

    @Test
    void goalsAndRulesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> response(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> response(90_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Goal(SlaTarget.RESOLUTION, Duration.ofHours(1), "24x7", Map.of(), List.of(100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("1", Condition.ANY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("1", Condition.ANY, response(1), response(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> policy("p", rule("1", Condition.ANY, response(1)), rule("1", Condition.ANY, response(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Goal response(long hours) {
        return Goal.firstResponse(Duration.ofHours(hours), "24x7");
    }

    private static PolicyRule rule(String id, Condition when, Goal... goals) {
        return new PolicyRule(id, "test", when, List.of(goals));
    }

    private static SlaPolicy policy(String code, PolicyRule... rules) {
        return new SlaPolicy(code, 1, 100, List.of(rules));
    }

    private static Rulebook book(SlaPolicy... policies) {
        return new Rulebook(List.of(policies), Map.of("24x7", BusinessCalendar.always("24x7")));
    }
}
