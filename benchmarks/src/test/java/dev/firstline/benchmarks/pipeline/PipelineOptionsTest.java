package dev.firstline.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineOptionsTest {

    @Test
    void fiftyUnlessAskedOtherwise() {
        assertThat(PipelineOptions.of(List.of()).perSecond()).isEqualTo(50);
        assertThat(PipelineOptions.of(List.of("--rate", "100")).perSecond()).isEqualTo(100);
        assertThat(PipelineOptions.of(List.of("--rate=20")).perSecond()).isEqualTo(20);
    }

    @Test
    void whatIsWantedFollowsTheRate() {
        assertThat(new PipelineOptions(50).wanted()).contains("80 ms", "250 ms");
        assertThat(new PipelineOptions(51).wanted()).contains("120 ms", "500 ms");
        assertThat(new PipelineOptions(100).wanted()).contains("120 ms", "500 ms");
        assertThat(new PipelineOptions(101).wanted()).startsWith("Nothing is promised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rate", "--rate 0", "--rate 1001", "--rate fast", "--speed 5"})
    void whatIsNoOptionIsTold(String words) {
        assertThatThrownBy(() -> PipelineOptions.of(List.of(words.split(" "))))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("--rate");
    }
}
