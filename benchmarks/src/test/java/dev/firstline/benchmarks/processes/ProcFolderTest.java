package dev.firstline.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcFolderTest {

    private static final Account OWN = new Account(Account.Kind.SERVICE, "own");

    @Test
    void readsThisProcessWithItsThreads() {
        long pid = ProcessHandle.current().pid();

        var meters = ProcFolder.read(Map.of(pid, OWN), List.of());

        assertThat(meters).hasSize(1);
        var meter = meters.getFirst();
        assertThat(meter.stat().id()).isEqualTo(pid);
        assertThat(meter.stat().ticks()).isPositive();
        assertThat(meter.memoryBytes()).isPositive();
        assertThat(meter.threads()).extracting(ThreadMeter::group).contains("VM Thread");
        assertThat(meter.threads())
                .anySatisfy(thread -> assertThat(thread.switches()).isPositive());
        assertThat(ProcFolder.obstacle()).isEmpty();
    }

    @Test
    void leavesOutAProcessThatHasEnded() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(ProcFolder.read(Map.of(process.pid(), OWN), List.of())).isEmpty();
    }
}
