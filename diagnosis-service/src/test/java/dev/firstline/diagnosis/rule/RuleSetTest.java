package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private final RuleSet current = RuleSet.current();

    private List<String> ids() {
        return current.rules().stream().map(Rule::id).toList();
    }

    @Test
    void theOrderIsThatOfTheProgram() {
        assertThat(ids())
                .containsSubsequence(
                        "own-tenant",
                        "marketplace-technical",
                        "vulnerability",
                        "fraud",
                        "non-payment",
                        "known-incident",
                        "invoice-dispute",
                        "how-to",
                        "own-change",
                        "service-unavailable",
                        "partner-first");
    }

    @Test
    void hardRulesComeBeforeAllThatAreWeighed() {
        assertThat(current.rules().stream().filter(Rule::hard).map(Rule::id))
                .containsExactly("own-tenant", "marketplace-technical", "vulnerability", "acceptable-use", "fraud");
        assertThat(current.rules().subList(0, 5)).allMatch(Rule::hard);
    }

    @Test
    void theLastRuleAlwaysSpeaksAndWeighsNothing() {
        assertThat(current.rules().getLast().weight()).isZero();
    }

    @Test
    void theLastRuleAlwaysDecides() {
        assertThat(ids()).last().isEqualTo("partner-first");
    }

    @Test
    void everyRuleNamesItsMeaningAndItsSource() {
        assertThat(current.rules()).allSatisfy(rule -> {
            assertThat(rule.id()).matches(Pattern.compile("[a-z]+(-[a-z]+)*"));
            assertThat(rule.meaning()).endsWith(".");
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.sourceDate())
                    .isBefore(YearMonth.parse(current.version().substring(0, 7)));
        });
    }

    @Test
    void anIdIsUsedOnce() {
        var rule = current.rules().getFirst();
        assertThatThrownBy(() -> new RuleSet("2026-11-29", List.of(rule, rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own-tenant");
    }
}
