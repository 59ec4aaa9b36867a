package dev.firstline.chassis.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aWholeBudgetPassesAtOnceAndThenSoManyASecond() {
        var rate = new Rate(2, 10);
        long wholeAt = 0;
        for (int i = 0; i < 10; i++) {
            var outcome = rate.take(wholeAt, 1, 0);
            assertThat(outcome.passed()).isTrue();
            assertThat(outcome.left()).isEqualTo(9 - i);
            wholeAt = outcome.wholeAt();
        }

        var refused = rate.take(wholeAt, 1, 0);

        assertThat(refused.passed()).isFalse();
        assertThat(refused.left()).isZero();
        assertThat(refused.delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.wholeAt()).isEqualTo(wholeAt);
        assertThat(rate.take(wholeAt, 1, SECOND / 2).passed()).isTrue();
    }

    /** Against a count by hand: in no span of time does more pass than the burst and what came back in that span. */
    @RepeatedTest(50)
    void noSpanOfTimePassesMoreThanItsShare(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var rate = new Rate(0.1 + random.nextDouble() * 100, 1 + random.nextInt(50));
        long now = random.nextLong(-SECOND, SECOND);
        long wholeAt = now;
        var times = new long[400];
        int passed = 0;
        for (int i = 0; i < times.length; i++) {
            now += random.nextLong(1 + SECOND / 20);
            var outcome = rate.take(wholeAt, 1, now);
            wholeAt = outcome.wholeAt();
            if (outcome.passed()) {
                times[passed++] = now;
            } else {
                assertThat(rate.take(wholeAt, 1, now + outcome.delay().toNanos())
                                .passed())
                        .as("who waits as long as he was told passes")
                        .isTrue();
                assertThat(rate.take(wholeAt, 1, now + outcome.delay().toNanos() - 1)
                                .passed())
                        .as("and is not told to wait longer than needed")
                        .isFalse();
            }
        }
        for (int from = 0; from < passed; from++) {
            for (int to = from; to < passed; to++) {
                double span = (times[to] - times[from]) / (double) SECOND;
                assertThat(to - from + 1)
                        .isLessThanOrEqualTo((int) Math.floor(rate.burst() + span * rate.perSecond() + 1e-6));
            }
        }
    }

    @RepeatedTest(20)
    void whatIsLeftCanBeTakenAtOnceAndNoMore(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var rate = new Rate(1 + random.nextDouble() * 50, 1 + random.nextInt(40));
        long wholeAt = 0;
        long now = 0;
        for (int i = 0; i < 30; i++) {
            now += random.nextLong(SECOND);
            wholeAt = rate.take(wholeAt, 1 + random.nextInt(5), now).wholeAt();
        }
        var outcome = rate.take(wholeAt, 1, now);
        long left = outcome.left();
        wholeAt = outcome.wholeAt();
        for (long i = 0; i < left; i++) {
            var next = rate.take(wholeAt, 1, now);
            assertThat(next.passed()).isTrue();
            wholeAt = next.wholeAt();
        }
        assertThat(rate.take(wholeAt, 1, now).passed()).isFalse();
    }

    @Test
    void aClockThatIsFarAlongOrBelowZeroChangesNothing() {
        for (long now : new long[] {Long.MIN_VALUE / 2, -1, 0, Long.MAX_VALUE / 2}) {
            var outcome = new Rate(500, 15_000).take(now, 1, now);
            assertThat(outcome.passed()).isTrue();
            assertThat(outcome.left()).isEqualTo(14_999);
        }
    }

    @Test
    void aRateThatLetsNothingPassIsNone() {
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Rate(1, 1).times(0.01).burst()).isEqualTo(1);
    }
}
