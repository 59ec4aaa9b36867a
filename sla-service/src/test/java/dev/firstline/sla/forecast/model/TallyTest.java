package dev.firstline.sla.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void itCountsAsALookAtEachClockWould() {
        var random = new Random(3);
        var tally = new Tally();
        var steps = new int[1_000];
        for (int i = 0; i < steps.length; i++) {
            // In steps of half a percent, and some beyond the goal, as a promise that was shortened leaves them.
            steps[i] = random.nextInt(230);
            tally.addMet(steps[i] / 200.0);
        }
        for (int i = 0; i < 17; i++) {
            tally.addBreached();
        }
        for (int step = 0; step <= 230; step++) {
            int expected = 17;
            for (int met : steps) {
                expected += Math.min(met, 200) > Math.min(step, 200) ? 1 : 0;
            }
            assertThat(tally.beyond(step / 200.0)).isEqualTo(expected);
        }
    }

    @Test
    void clocksThatWereMetAtOnceAreNotAmongThoseThatHadUsedSomething() {
        var tally = new Tally();
        tally.addMet(0);
        tally.addMet(0.001);
        tally.addMet(0.0051);
        assertThat(tally.beyond(0)).isEqualTo(1);
    }
}
