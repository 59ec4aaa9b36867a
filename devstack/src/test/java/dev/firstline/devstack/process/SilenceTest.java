package dev.firstline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Samples in, verdict out. */
class SilenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Duration now = Duration.ofHours(1);
    private Duration processor = Duration.ZERO;
    private long log;
    private Silence silence = Silence.from(look(false), PATIENCE);

    @Test
    void whatDoesNothingForLongerThanThePatienceIsGivenUp() {
        step(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ZERO);
        assertThat(silence.isTooLong()).isFalse();
        step(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
        assertThat(silence.isTooLong()).isTrue();
    }

    @Test
    void aQuarterOfAProcessorIsEnoughForEver() {
        for (int hour = 0; hour < 3; hour++) {
            step(Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMillis(250));
            assertThat(silence.lasts()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aFiftiethOfAProcessorIsWorkAndWhatAWaitingJvmNeedsIsNot() {
        step(Duration.ofMinutes(20), Duration.ofSeconds(1), Duration.ofMillis(20));
        assertThat(silence.isTooLong()).isFalse();
        step(Duration.ofMinutes(3), Duration.ofSeconds(1), Duration.ofMillis(1));
        assertThat(silence.isTooLong()).isTrue();
    }

    @Test
    void aNewLineInTheLogIsASign() {
        step(Duration.ofSeconds(59), Duration.ofSeconds(1), Duration.ZERO);
        log += 80;
        step(Duration.ofSeconds(59), Duration.ofSeconds(1), Duration.ZERO);
        assertThat(silence.isTooLong()).isFalse();
    }

    @Test
    void aLogThatWasPutAsideIsASign() {
        log = 5_000;
        step(Duration.ofSeconds(50), Duration.ofSeconds(1), Duration.ZERO);
        log = 0;
        step(Duration.ofSeconds(50), Duration.ofSeconds(1), Duration.ZERO);
        assertThat(silence.isTooLong()).isFalse();
    }

    @Test
    void aMigrationThatRunsInTheDatabaseIsASign() {
        for (int second = 0; second < 600; second++) {
            now = now.plusSeconds(1);
            silence = silence.after(look(second < 550));
        }
        assertThat(silence.lasts()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whatNobodyLookedAtDoesNotCount() {
        // The looker was stopped for an hour, as by SIGSTOP, and the one it looks at with it.
        step(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO);
        assertThat(silence.isTooLong()).isFalse();
        assertThat(silence.lasts()).isEqualTo(silence.longestStep());
    }

    private void step(Duration whole, Duration between, Duration workEach) {
        for (Duration past = Duration.ZERO; past.compareTo(whole) < 0; past = past.plus(between)) {
            now = now.plus(between);
            processor = processor.plus(workEach);
            silence = silence.after(look(false));
        }
    }

    private Look look(boolean worksElsewhere) {
        return new Look(now, processor, log, worksElsewhere);
    }
}
