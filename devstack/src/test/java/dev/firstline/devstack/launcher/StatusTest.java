package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.platform.RunFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void nothingIsReadyWhileAProcessIsUnwell() {
        assertThat(Status.state(RunFile.State.READY, List.of("sla-service"))).isEqualTo("DEGRADED");
        assertThat(Status.state(RunFile.State.READY, List.of())).isEqualTo("READY");
    }

    @Test
    void aLauncherThatIsNotThereYetSaysSoItself() {
        assertThat(Arrays.stream(RunFile.State.values()).filter(state -> state != RunFile.State.READY))
                .allSatisfy(state ->
                        assertThat(Status.state(state, List.of("sla-service"))).isEqualTo(state.name()));
    }

    @Test
    void aServiceThatHasHeardNothingYetIsNotSaidToHaveNothingToHear() {
        assertThat(line("sla-service", Optional.empty()).text()).contains(" unknown ");
        assertThat(line("sla-service", Optional.of(0L)).text()).contains(" 0 ").doesNotContain("unknown");
        assertThat(line("kafka", Optional.empty()).text()).doesNotContain("unknown");
    }

    private static Status.Line line(String name, Optional<Long> lag) {
        return new Status.Line(name, 7, 9_000, 1.5, Status.Health.READY, Optional.empty(), lag, Optional.empty());
    }
}
