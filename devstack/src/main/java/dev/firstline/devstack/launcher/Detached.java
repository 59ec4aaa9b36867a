package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.process.StartFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the attended {@code up} as a process of its own and shows its words until everything is ready. */
final class Detached {

    private final Installation installation;

    Detached(Installation installation) {
        this.installation = installation;
    }

    int start() {
        Path log = installation.state().log("launcher");
        try {
            Files.createDirectories(log.getParent());
            installation.run().filter(RunFile::isAlive).ifPresent(Detached::refuse);
            Files.deleteIfExists(log);
            Process process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
            return follow(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(installation.launcherCommand());
        command.addAll(List.of("up", "--port=" + installation.port()));
        return command;
    }

    private int follow(Process process, Path log) throws IOException {
        Thread together = new Thread(process::destroy);
        // Whoever breaks off the wait means the start.
        Runtime.getRuntime().addShutdownHook(together);
        try (LogFollower words = new LogFollower(log)) {
            while (process.isAlive() && !isReady(process)) {
                words.print();
                LogFollower.pause();
            }
            // The last words, the addresses, may come a moment after the state.
            LogFollower.pause();
            words.print();
        }
        Runtime.getRuntime().removeShutdownHook(together);
        return process.isAlive() ? 0 : Math.max(1, process.exitValue());
    }

    private boolean isReady(Process process) {
        return installation
                .run()
                .filter(run ->
                        run.state() == RunFile.State.READY && run.launcher().pid() == process.pid())
                .isPresent();
    }

    private static void refuse(RunFile run) {
        throw new StartFailure("Firstline is running already at http://localhost:"
                + run.ports().frontDoor() + " (process " + run.launcher().pid() + ").");
    }
}
