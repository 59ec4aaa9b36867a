package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.platform.RunFile;
import java.util.Arrays;
import java.util.List;
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
}
