package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    Path folder;

    @Test
    void whatRunsIsReadBackAsItWasWritten() {
        StateFolder state = new StateFolder(folder);
        RunFile run = new RunFile(
                RunFile.State.READY,
                ProcessIdentity.of(ProcessHandle.current()),
                Map.of("kafka", new ProcessIdentity(7, 42)),
                PortPlan.atBase(9000));
        run.write(state);
        assertThat(RunFile.read(state)).contains(run);
        assertThat(run.isAlive()).isTrue();
    }

    @Test
    void aFileThatCannotBeReadCountsAsNone() throws IOException {
        for (String broken : List.of("", "{", "{}", "[]", "{\"state\":\"READY\"}")) {
            Files.writeString(folder.resolve("run.json"), broken);
            assertThat(RunFile.read(new StateFolder(folder))).isEmpty();
        }
    }

    @Test
    void leftoversAreEndedAndStrangersWithTheSameNumberAreNot() throws IOException, InterruptedException {
        Process ours = new ProcessBuilder("sleep", "60").start();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessIdentity earlier = new ProcessIdentity(
                    stranger.pid(), ProcessIdentity.of(stranger.toHandle()).startedAtMillis() - 60_000);
            assertThat(Leftovers.end(Map.of("kafka", ProcessIdentity.of(ours.toHandle()), "sla-service", earlier)))
                    .containsExactly("kafka");
            ours.waitFor();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
            ours.destroyForcibly();
        }
    }
}
