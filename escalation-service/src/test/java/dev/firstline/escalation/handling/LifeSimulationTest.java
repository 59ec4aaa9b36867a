package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.escalation.EscalationProgress;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever is lost, doubled, mixed up or broken off: a ticket has one open request at most, no unit is lost or doubled, each fact is told
 * once, and what has not ended can end.
 */
class LifeSimulationTest {

    /** More of them: {@code -Dsimulation.seeds=1000000}. */
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);

    @Test
    void tenThousandLivesHoldWhatIsPromised() {
        assertThat(live(false)).isEqualTo(EnumSet.allOf(EscalationProgress.class));
    }

    /** If it could not fail, the one above would prove nothing. */
    @Test
    void aDeskThatFollowsFromWhereARequestHasBeenIsFound() {
        assertThatThrownBy(() -> live(true)).hasMessageContaining("seed ");
    }

    private static Set<EscalationProgress> live(boolean forgetful) {
        var reached = EnumSet.noneOf(EscalationProgress.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            var desk = new SimulatedDesk(seed, forgetful);
            try {
                desk.live();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            reached.addAll(desk.reached());
        }
        return reached;
    }
}
