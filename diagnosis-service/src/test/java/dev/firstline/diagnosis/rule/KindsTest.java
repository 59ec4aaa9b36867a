package dev.firstline.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.rule.Examples.Example;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of tickets that words alone led astray: a side remark, a stated category, an unknown service, money and security
 * in plain words, what was tried, questions. How many of them were right at first sight, before they were used for
 * building: docs/diagnosis.md.
 */
class KindsTest {

    private static final Diagnostician DIAGNOSTICIAN = Knowledge.diagnostician();

    static List<Example> kinds() {
        return Examples.of("kinds");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isDecidedAsLabelled(Example example) {
        example.decidedAsLabelled(DIAGNOSTICIAN);
    }

    @Test
    void everyKindIsTriedInEveryLanguage() {
        var kinds = kinds().stream()
                .collect(Collectors.groupingBy(
                        example -> example.name().split("-")[0],
                        Collectors.mapping(example -> example.facts().language(), Collectors.toSet())));

        for (var kind : List.of("aside", "money", "security", "ruledout", "question", "owncause", "service", "tail")) {
            assertThat(kinds.get(kind)).as(kind).containsExactlyInAnyOrder(Language.values());
        }
    }
}
