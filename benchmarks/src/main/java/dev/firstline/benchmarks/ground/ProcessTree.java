package dev.firstline.benchmarks.ground;

import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./firstline up}, as a person starts it, with all that it starts. */
public final class ProcessTree implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final double MIB = 1 << 20;

    private final Process process;

    private ProcessTree(Process process) {
        this.process = process;
    }

    /**
     * Starts it on a state folder and a front door's port of its own.
     *
     * @param environment what is told in addition; without FIRSTLINE_BUILD it builds when it must
     */
    public static ProcessTree up(Path checkout, Path state, int port, Map<String, String> environment)
            throws IOException {
        var command = new ProcessBuilder(checkout.resolve("firstline").toString(), "up")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        state.resolveSibling("up.log").toFile()));
        command.environment().remove("FIRSTLINE_BUILD");
        command.environment().putAll(environment);
        command.environment()
                .putAll(Map.of(
                        "FIRSTLINE_HOME", state.toString(),
                        "FIRSTLINE_PORT", Integer.toString(port),
                        // It would begin while memory is measured.
                        "FIRSTLINE_REHEARSAL", "no"));
        return new ProcessTree(command.start());
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What all of it holds, shared pages counted once where the system tells; MiB. */
    public double memoryMib() {
        return Memory.of(process.toHandle()) / MIB;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            StopSignal.TERM.send(process.toHandle());
        }
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
