package dev.firstline.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupOptionsTest {

    private final StartupBenchmark startup = new StartupBenchmark();

    @Test
    void fromACloneIsAnotherBenchmark() {
        assertThat(startup.with(List.of())).isSameAs(startup);
        assertThat(startup.with(List.of("--from-clone"))).isInstanceOf(FromCloneBenchmark.class);
        assertThat(startup.with(List.of("--empty-repository", "--from-clone"))).isInstanceOf(FromCloneBenchmark.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--empty-repository", "--from-clone --rates", "clone"})
    void whatIsNoOptionIsTold(String words) {
        assertThatThrownBy(() -> startup.with(List.of(words.split(" "))))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("--from-clone");
    }
}
