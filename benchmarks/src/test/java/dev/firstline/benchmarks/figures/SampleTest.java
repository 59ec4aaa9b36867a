package dev.firstline.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static Sample millis(long... values) {
        return Sample.of(LongStream.of(values).mapToObj(Duration::ofMillis).toList());
    }

    @Test
    void aPercentileIsATimeThatWasMeasured() {
        var hundred = Sample.of(LongStream.rangeClosed(1, 100)
                .mapToObj(value -> Duration.ofMillis(101 - value))
                .toList());

        assertThat(hundred.millisAt(0.5)).isEqualTo(50);
        assertThat(hundred.millisAt(0.99)).isEqualTo(99);
        assertThat(hundred.millisAt(0.991)).isEqualTo(100);
        assertThat(hundred.largestMillis()).isEqualTo(100);
    }

    @Test
    void ofOneTimeEveryPercentileIsThatTime() {
        assertThat(millis(7).millisAt(0.001)).isEqualTo(7);
        assertThat(millis(7).millisAt(1)).isEqualTo(7);
    }

    @Test
    void theSlowTimesOfOneSampleCountAmongAll() {
        var together = Sample.together(List.of(millis(1, 1, 1), millis(900)));

        assertThat(together.size()).isEqualTo(4);
        assertThat(together.millisAt(0.75)).isEqualTo(1);
        assertThat(together.millisAt(0.99)).isEqualTo(900);
    }

    @Test
    void nothingMeasuredIsNoNumberRatherThanZero() {
        assertThat(millis().millisAt(0.5)).isNaN();
        assertThat(millis().meanMillis()).isNaN();
    }

    @Test
    void theMeanIsInMilliseconds() {
        assertThat(millis(1, 2, 6).meanMillis()).isEqualTo(3);
    }

    @Test
    void aShareIsAboveZeroAndAtMostOne() {
        var some = millis(1);

        assertThatThrownBy(() -> some.millisAt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> some.millisAt(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> some.millisAt(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
