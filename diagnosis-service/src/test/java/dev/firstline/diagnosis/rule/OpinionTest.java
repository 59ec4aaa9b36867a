package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.model.LinearModel;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The model is one signal among others. */
class OpinionTest {

    private static final Reader READER = Knowledge.reader((file, terms) -> terms);
    private static final RuleSet RULES = RuleSet.current();

    /** Believes one answer of a question with all its heart, whatever is said. */
    private static LinearModel believing(String head, String label) {
        var file = new StringBuilder("data none\nscale 1 1\n");
        var bias = new StringBuilder(LinearModel.BIAS);
        for (var one : Opinion.HEADS) {
            file.append("head ").append(one.name()).append(' ');
            file.append(String.join(" ", one.labels())).append('\n');
            one.labels()
                    .forEach(answer ->
                            bias.append('\t').append(one.name().equals(head) && answer.equals(label) ? 9000 : 0));
        }
        return LinearModel.parse(file.append(bias).append('\n').toString());
    }

    /** Of few words the rules count as much as the model. */
    private static final String MORE_WORDS =
            ", and here is what we saw: it came and went and came again for some while, as one could see on each screen in each of our rooms"
                    + " and it is the same at each of the desks that we have asked so far about what they see there";

    @Test
    void ofFewWordsTheRulesCountAsMuch() {
        var reading = reading("Teams shows an error");
        var outcome = RULES.voices(reading).getFirst().outcome();

        assertThat(holding(reading, Outcome.ROUTE_TO_ISV).share(outcome)).isBetween(0.5, 0.51);
    }

    private static Reading reading(String words) {
        return READER.read(new TicketFacts(
                TicketType.INCIDENT,
                Language.EN,
                AffectedTenant.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                words,
                "",
                List.of()));
    }

    private static Opinion opinion(Reading reading, String head, String label) {
        return Opinion.of(believing(head, label), reading, RULES.voices(reading));
    }

    private static Opinion holding(Reading reading, Outcome outcome) {
        return opinion(reading, Opinion.OUTCOME, outcome.name());
    }

    @Test
    void rulesOfTheOutcomeThatItHoldsWeighMoreAndOthersLess() {
        var reading = reading("Teams shows an error" + MORE_WORDS);
        var before = RULES.voices(reading).getFirst();

        var held = holding(reading, before.outcome()).weigh(RULES.voices(reading));
        var denied = holding(reading, Outcome.ROUTE_TO_ISV).weigh(RULES.voices(reading));

        assertThat(held.getFirst().support()).isEqualTo(before.support() + 100);
        assertThat(denied)
                .filteredOn(voice -> voice.rule() == before.rule())
                .singleElement()
                .satisfies(voice -> assertThat(voice.objection()).isEqualTo(before.objection() + 100));
    }

    @Test
    void whatNothingSpeaksForItDoesNotDecide() {
        var reading = reading("XQ-7");

        var voices = holding(reading, Outcome.RESOLVE_BY_PARTNER)
                .weigh(RULES.voices(reading.with(holding(reading, Outcome.RESOLVE_BY_PARTNER))));

        assertThat(voices).singleElement().satisfies(voice -> {
            assertThat(voice.rule().id()).isEqualTo("partner-first");
            assertThat(voice.net()).isZero();
            assertThat(Diagnostician.strength(voice, null, 1)).isZero();
        });
    }

    @Test
    void aHardRuleStaysHard() {
        var reading = reading("Someone found a security vulnerability in Teams");

        assertThat(holding(reading, Outcome.RESOLVE_BY_PARTNER).weigh(RULES.voices(reading)))
                .isEqualTo(RULES.voices(reading));
    }

    @Test
    void aShortTextResemblesNothing() {
        var words = "Exchange shows an error, and here is what we saw: ";

        assertThat(rulesOn(words)).doesNotContain("resembles-vendors");
        assertThat(rulesOn(words + "it came and went and came again for some while, as one could see on each screen"
                        + " of ours, then on theirs, and after that on each of the rest that we had at hand"))
                .contains("resembles-vendors");
    }

    @Test
    void aTextWithoutAnyKnownTermResemblesNothing() {
        assertThat(rulesOn("Exchange " + "lorem ipsum dolor sit amet ".repeat(5)))
                .doesNotContain("resembles-vendors");
    }

    private static List<String> rulesOn(String words) {
        var reading = reading(words);
        return RULES.voices(reading.with(holding(reading, Outcome.ESCALATE_MICROSOFT))).stream()
                .map(voice -> voice.rule().id())
                .collect(Collectors.toList());
    }

    @Test
    void categoryAndBreakFixAreThoseOfTheRulesUnlessOthersAreClearlyLikelier() {
        var reading = reading("Teams shows an error to everybody here");

        var sure = opinion(reading, Opinion.CATEGORY, Category.UPDATES_MANAGEMENT.name());
        assertThat(sure.category(Category.USAGE_QUESTION)).isEqualTo(Category.UPDATES_MANAGEMENT);
        assertThat(opinion(reading, Opinion.BREAK_FIX, "false").breakFix(true)).isFalse();

        var unsure = opinion(reading, "nothing", "");
        assertThat(unsure.category(Category.USAGE_QUESTION)).isEqualTo(Category.USAGE_QUESTION);
        assertThat(unsure.breakFix(true)).isTrue();
        assertThat(unsure.breakFix(false)).isFalse();
    }

    @Test
    void theFamilyThatTheCatalogFoundIsKept() {
        var reading = reading("Teams shows an error to everybody here");
        var sure = opinion(reading, Opinion.FAMILY, ProductFamily.AZURE.name());

        assertThat(sure.family(ProductFamily.EMS)).isEqualTo(ProductFamily.EMS);
        assertThat(sure.family(null)).isEqualTo(ProductFamily.AZURE);
        assertThat(opinion(reading, "nothing", "").family(null)).isNull();
    }

    @Test
    void ofAGreetingItTellsNothing() {
        var reading = reading("Hello there");

        assertThat(opinion(reading, Opinion.FAMILY, ProductFamily.AZURE.name()).family(null))
                .isNull();
        assertThat(opinion(reading, Opinion.CATEGORY, Category.UPDATES_MANAGEMENT.name())
                        .category(null))
                .isNull();
        assertThat(opinion(reading, Opinion.BREAK_FIX, "false").breakFix(true)).isTrue();
    }

    @Test
    void aStrengthGrowsWithWhatTheModelHolds() {
        var first =
                RULES.voices(reading("Exchange Online is down for all users")).getFirst();

        assertThat(Diagnostician.strength(first, null, 0.9)).isGreaterThan(Diagnostician.strength(first, null, 0.2));
        assertThat(Diagnostician.strength(first, null, 1)).isBetween(60, 100);
    }
}
