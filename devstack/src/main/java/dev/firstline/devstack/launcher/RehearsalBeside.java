package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Rehearsal;
import dev.firstline.devstack.process.Look;
import dev.firstline.devstack.process.Silence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rehearsal of services that have no class cache yet, beside the running platform and behind it: with the lowest priority, in its idle
 * moments, and ended with it.
 */
final class RehearsalBeside {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RehearsalBeside() {}

    /** Starts it, unless nothing is wanting or {@code FIRSTLINE_REHEARSAL=no} says that nobody wants it. */
    static void start(Installation installation) {
        if ("no".equals(System.getenv("FIRSTLINE_REHEARSAL"))
                || Rehearsal.wanting(installation.checkout()).isEmpty()) {
            return;
        }
        Path log = installation.state().log("rehearsal");
        try {
            Process process = new ProcessBuilder(command(installation))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-rehearsal"));
        } catch (IOException e) {
            // A help only: without it the services start slower.
            System.err.println("The rehearsal could not be started: " + e.getMessage());
        }
    }

    /** What it has made so far stays. */
    private static void end(Process process) {
        process.destroy();
        try {
            Silence silence = Silence.from(Look.at(process.toHandle()), PATIENCE);
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                silence = silence.after(Look.at(process.toHandle()));
                if (silence.isTooLong()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Installation installation) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(installation.launcherCommand());
        command.addAll(List.of("rehearse", "--with=" + ProcessHandle.current().pid()));
        return command;
    }
}
