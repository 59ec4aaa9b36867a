package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.outbound.ReceiverTime.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiverTimeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ReceiverTime time = new ReceiverTime(LIMIT, 0);
    private long now;

    @Test
    void aReceiverHasItsTimeAndNoMoreOfAProcessThatIsInTime() {
        assertThat(untilTheEnd(0)).isEqualTo(Verdict.OVER);
        assertThat(Duration.ofNanos(now)).isEqualTo(LIMIT);
    }

    @Test
    void theLatenessOfEveryMachineIsNotCounted() {
        assertThat(untilTheEnd(3)).isEqualTo(Verdict.OVER);
        assertThat(Duration.ofNanos(now)).isBetween(LIMIT, LIMIT.plusMillis(50));
    }

    @Test
    void aMomentInWhichWeStoodIsGivenToTheReceiverOnceMore() {
        assertThat(look(1_000)).isEqualTo(Verdict.WAIT);
        assertThat(look(6_000)).isEqualTo(Verdict.WAIT);

        assertThat(untilTheEnd(0)).isEqualTo(Verdict.OVER);
        assertThat(Duration.ofNanos(now)).isEqualTo(LIMIT.plusSeconds(6));
    }

    @Test
    void aStandAtTheVeryEndLeavesTimeToReadTheAnswer() {
        for (int second = 1; second < 10; second++) {
            assertThat(look(1_000)).isEqualTo(Verdict.WAIT);
        }

        assertThat(look(8_000)).isEqualTo(Verdict.WAIT);

        assertThat(Duration.ofNanos(time.next())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoStoodAlmostAlwaysSaysNothingOfTheReceiver() {
        assertThat(look(9_000)).isEqualTo(Verdict.WAIT);
        assertThat(look(9_000)).isEqualTo(Verdict.WAIT);
        assertThat(time.isLost(now)).isTrue();

        assertThat(look(2_000)).isEqualTo(Verdict.OURS);
    }

    @Test
    void whoStoodNowAndThenComesToAnEndAndHoldsItAgainstTheReceiver() {
        for (int turn = 0; turn < 6; turn++) {
            assertThat(look(1_000)).isEqualTo(Verdict.WAIT);
            assertThat(look(2_000)).isEqualTo(Verdict.WAIT);
        }
        look(1_000);
        assertThat(look(2_000)).isEqualTo(Verdict.OVER);
        assertThat(Duration.ofNanos(now)).isGreaterThanOrEqualTo(LIMIT.multipliedBy(2));
    }

    @Test
    void aVeryShortLimitIsOneSlice() {
        var shortest = new ReceiverTime(Duration.ofMillis(20), 0);

        assertThat(shortest.next()).isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(shortest.look(shortest.next())).isEqualTo(Verdict.OVER);
    }

    private Verdict untilTheEnd(long lateMillis) {
        Verdict verdict;
        do {
            verdict = look(Duration.ofNanos(time.next()).toMillis() + lateMillis);
        } while (verdict == Verdict.WAIT);
        return verdict;
    }

    private Verdict look(long afterMillis) {
        now += Duration.ofMillis(afterMillis).toNanos();
        return time.look(now);
    }
}
