package dev.firstline.devstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process; its output goes to its log file, its input is empty. */
public final class ChildProcess {

    private final ProcessSpec spec;
    private final Process process;

    private ChildProcess(ProcessSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /**
     * Starts the process.
     *
     * @throws IOException when the program cannot be started or the log cannot be written
     */
    public static ChildProcess start(ProcessSpec spec) throws IOException {
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        Files.createDirectories(spec.directory());
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return new ChildProcess(spec, builder.start());
    }

    /** What it was started from. */
    public ProcessSpec spec() {
        return spec;
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Number and start time: what tells it from a later process with the same number. */
    public ProcessIdentity identity() {
        return ProcessIdentity.of(process.toHandle());
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends it at once, without a chance to tidy up (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end in its usual way; returns without waiting. */
    public void requestStop(StopSignal signal) {
        if (process.isAlive()) {
            signal.send(process.toHandle());
        }
    }

    /** Waits for its end and kills it when the time is over, or at once when the waiting thread is interrupted. */
    public void awaitStop(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
