package dev.firstline.devstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process; its output goes to its log file, its input is empty. */
public final class ChildProcess {

    private static final long STEP_MILLIS = 250;

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

    /** As the operating system shows it. */
    public ProcessHandle handle() {
        return process.toHandle();
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

    /**
     * Waits for its end as long as it gets on, however long that takes, and kills it when it has shown no sign of that for the given
     * time, or at once when the waiting thread is interrupted.
     */
    public void awaitStop(Duration patience) {
        try {
            Silence silence = Silence.from(Look.at(this, false), patience);
            while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                silence = silence.after(Look.at(this, false));
                if (silence.isTooLong()) {
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                    return;
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
