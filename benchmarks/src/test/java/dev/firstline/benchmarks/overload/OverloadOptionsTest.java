package dev.firstline.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverloadOptionsTest {

    @Test
    void withoutWordsItIsAsUsualAndEachCanBeTold() {
        assertThat(OverloadOptions.of(List.of())).isEqualTo(OverloadOptions.USUAL);
        assertThat(OverloadOptions.of(List.of("--minutes", "1", "--warm-up-minutes=3")))
                .isEqualTo(new OverloadOptions(Duration.ofMinutes(1), Duration.ofMinutes(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes", "--minutes 0", "--minutes 1.5", "--minutes 601", "--hours 1", "5"})
    void whatItDoesNotKnowIsRefusedInASentence(String words) {
        assertThatThrownBy(() -> OverloadOptions.of(List.of(words.split(" "))))
                .isInstanceOf(WrongOption.class)
                .hasMessageEndingWith(".");
    }
}
