package dev.firstline.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.benchmarks.soak.Growth.Look;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void aSteadyRiseIsItsOwnRate() {
        var growth = new Growth(List.of(look(0, 1_900), look(15, 1_902.5), look(30, 1_905), look(60, 1_910)));

        assertThat(growth.mibPerHour()).isCloseTo(10, within(1e-9));
        assertThat(growth.startMib()).isEqualTo(1_900);
        assertThat(growth.endMib()).isEqualTo(1_910);
    }

    @Test
    void oneCollectionAtTheEndDoesNotHideARise() {
        var growth = new Growth(List.of(
                look(0, 1_900), look(10, 1_920), look(20, 1_940), look(30, 1_960), look(40, 1_980), look(50, 1_900)));

        assertThat(growth.mibPerHour()).isPositive();
    }

    @Test
    void oneLookIsNoGrowth() {
        assertThat(new Growth(List.of(look(5, 1_900))).mibPerHour()).isZero();
        assertThatThrownBy(() -> new Growth(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Look look(int minutes, double mib) {
        return new Look(Duration.ofMinutes(minutes), mib);
    }
}
