package dev.firstline.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakOptionsTest {

    @Test
    void anHourUnlessAskedOtherwise() {
        assertThat(SoakOptions.of(List.of())).isEqualTo(new SoakOptions(Duration.ofHours(1), 20));
        assertThat(SoakOptions.of(List.of("--minutes", "10", "--rate=5")))
                .isEqualTo(new SoakOptions(Duration.ofMinutes(10), 5));
        assertThat(SoakOptions.of(List.of("--minutes=10")).warmUp()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes", "--minutes 0", "--minutes 2881", "--rate 501", "--hours 1", "10"})
    void whatIsNoOptionIsTold(String words) {
        assertThatThrownBy(() -> SoakOptions.of(List.of(words.split(" ")))).isInstanceOf(WrongOption.class);
    }
}
