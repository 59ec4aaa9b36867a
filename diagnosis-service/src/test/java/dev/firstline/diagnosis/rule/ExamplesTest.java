package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Examples.Example;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example ticket goes where it should. */
class ExamplesTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    static List<Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isDecidedAsLabelled(Example example) {
        var decision = example.decidedAsLabelled(DIAGNOSTICIAN);
        assertThat(decision.tags()).containsAll(example.tags());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void restsOnEvidenceThatIsNotTheCustomersSentence(Example example) {
        var decision = DIAGNOSTICIAN.decide(example.facts());

        assertThat(decision.evidence())
                .allSatisfy(evidence -> assertThat(evidence.value()).hasSizeLessThan(120));
        assertThat(decision.evidence().stream().map(evidence -> evidence.value()))
                .doesNotContain(example.facts().title(), example.facts().body());
    }

    @Test
    void theExamplesCoverEveryOutcomeInEveryLanguage() {
        var covered = examples().stream()
                .collect(Collectors.groupingBy(
                        example -> example.facts().language(),
                        Collectors.mapping(Example::outcome, Collectors.toSet())));

        assertThat(covered.keySet()).containsExactlyInAnyOrder(Language.values());
        assertThat(covered.values())
                .allSatisfy(outcomes ->
                        assertThat(outcomes).containsAll(EnumSet.complementOf(EnumSet.of(Outcome.NEEDS_REVIEW))));
    }
}
