package dev.firstline.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theMedianIsTheMiddleWhateverTheOrder() {
        assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Figures.median(List.of(4.0, 1.0, 3.0, 100.0))).isEqualTo(3.5);
    }

    @Test
    void thereIsNoMedianOfNothing() {
        assertThatThrownBy(() -> Figures.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundingGoesUpAtTheHalfAndLeavesAloneWhatIsNoNumber() {
        assertThat(Figures.rounded(0.3125, 3)).isEqualTo(0.313);
        assertThat(Figures.rounded(Double.NaN, 1)).isNaN();
    }
}
