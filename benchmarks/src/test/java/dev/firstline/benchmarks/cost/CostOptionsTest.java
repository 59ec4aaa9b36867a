package dev.firstline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.benchmarks.ground.WrongOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostOptionsTest {

    @Test
    void withoutWordsItIsFiveMinutesOneMinuteTwentyAndFifty() {
        var usual = CostOptions.of(List.of());

        assertThat(usual)
                .isEqualTo(new CostOptions(Duration.ofMinutes(5), Duration.ofMinutes(1), List.of(20, 50), false));
        assertThat(usual.coldWarmUp()).isEqualTo(Duration.ofMinutes(1));
        assertThat(usual.coldWarmUp().plus(usual.measure()).plus(usual.rest())).isEqualTo(usual.warmUp());
    }

    @Test
    void wordsAreTakenInAnyOrderAndWithOrWithoutAnEqualsSign() {
        assertThat(CostOptions.of(List.of("--profile", "--rates=5", "--measure", "PT1M30S", "--warm-up=50s")))
                .isEqualTo(new CostOptions(Duration.ofSeconds(50), Duration.ofSeconds(90), List.of(5), true));
    }

    @Test
    void aMeasuringLongerThanTheWarmUpLeavesNoRest() {
        assertThat(CostOptions.of(List.of("--warm-up", "10s", "--measure", "10s"))
                        .rest())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--warm-up",
                "--warm-up=",
                "--warm-up 5",
                "--warm-up 0s",
                "--warm-up 13h",
                "--warm-up -5s",
                "--measure PT",
                "--measure 999999h",
                "--rates",
                "--rates 0",
                "--rates 5001",
                "--rates 20,",
                "--rates 20,20",
                "--rates 1,2,3,4,5,6",
                "--rates 20;50",
                "--flame",
                "--profile=yes",
                "20",
            })
    void whatIsNoneIsToldWithWhatThereIs(String words) {
        assertThatThrownBy(() -> CostOptions.of(List.of(words.split(" "))))
                .isInstanceOf(WrongOption.class)
                .hasMessageMatching("(?s).*(it knows|knows --|such as).*");
    }
}
