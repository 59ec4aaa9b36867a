package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Examples.Example;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels with a mail does not change what is decided: 301 tickets with twenty tails each. */
class MailTailsTest {

    private static final int TAILS = 20;

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    static List<Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aTailChangesNothing(Example example) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(example.name().hashCode());
        var alone = DIAGNOSTICIAN.decide(example.facts());

        for (int i = 0; i < TAILS; i++) {
            var tail = MailTails.any(example.facts().language(), random);
            var decision = DIAGNOSTICIAN.decide(with(example.facts(), tail));

            assertThat(decision)
                    .as(
                            "%s with tail %d: %s\nread: %s",
                            example.name(), i, tail, DIAGNOSTICIAN.read(with(example.facts(), tail)))
                    .isEqualTo(alone);
        }
    }

    private static TicketFacts with(TicketFacts facts, String tail) {
        return new TicketFacts(
                facts.type(),
                facts.language(),
                facts.affectedTenant(),
                facts.productFamily(),
                facts.product(),
                facts.region(),
                facts.category(),
                facts.breakFix(),
                facts.title(),
                facts.body() + tail,
                facts.incidents());
    }
}
