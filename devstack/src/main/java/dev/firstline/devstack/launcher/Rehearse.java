package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.IdleGate;
import dev.firstline.devstack.platform.Rehearsal;
import dev.firstline.devstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts each service once beside whatever runs, so that it starts quickly from then on. With {@code --with PID}, as {@code up} calls it:
 * in the idle moments of the platform, and no longer than that process lives.
 */
final class Rehearse {

    private final Installation installation;

    Rehearse(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        Path folder = installation.checkout().resolve("target/rehearsal");
        Runnable beforeEach = arguments
                .option("with")
                .map(pid -> {
                    endWith(pid);
                    return (Runnable) this::awaitIdleness;
                })
                .orElse(() -> {});
        try {
            new Rehearsal(installation.checkout(), folder, System.err::println, beforeEach).run();
            return 0;
        } catch (IOException e) {
            throw new StartFailure("The rehearsal failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The rehearsal was broken off.", e);
        }
    }

    private void awaitIdleness() {
        try {
            new IdleGate(installation.state()).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The rehearsal was broken off.", e);
        }
    }

    /** Also when the launcher is killed and cannot say so. */
    private static void endWith(String pid) {
        try {
            ProcessHandle.of(Long.parseLong(pid))
                    .orElseThrow(() -> new StartFailure("The platform has ended, and the rehearsal with it."))
                    .onExit()
                    .thenRun(() -> System.exit(1));
        } catch (NumberFormatException e) {
            throw new WrongCall("'" + pid + "' is no number of a process.");
        }
    }
}
