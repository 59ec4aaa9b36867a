package dev.firstline.diagnosis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.rule.Signal;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnowledgeTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySignalHasTermsInEveryLanguage(Language language) {
        assertThat(Knowledge.lexiconOf(language).signals())
                .containsAll(Arrays.stream(Signal.values())
                        .filter(signal -> !signal.derived())
                        .map(Signal::section)
                        .toList());
    }
}
