package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.Leftovers;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.process.Look;
import dev.firstline.devstack.process.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops everything, also what a killed launcher left behind. */
final class Down {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;

    Down(Installation installation) {
        this.installation = installation;
    }

    int run() {
        Optional<RunFile> run = installation.run();
        if (run.isEmpty()) {
            System.out.println("Firstline is not running.");
            return 0;
        }
        run.get().launcher().find().ifPresent(Down::stop);
        List<String> left = Leftovers.end(run.get().processes());
        if (!left.isEmpty()) {
            System.out.println(
                    "Left over from a launcher that was killed and ended now: " + String.join(", ", left) + ".");
        }
        installation.state().forgetRun();
        System.out.println("Firstline is stopped; its data stays in "
                + installation.state().path() + ".");
        return 0;
    }

    /** It stops the others in order, which takes as long as it takes; one that does nothing any more is killed. */
    private static void stop(ProcessHandle launcher) {
        launcher.destroy();
        Silence silence = Silence.from(Look.at(launcher), PATIENCE);
        try {
            while (launcher.isAlive()) {
                try {
                    launcher.onExit().get(1, TimeUnit.SECONDS);
                } catch (TimeoutException stillStopping) {
                    silence = silence.after(Look.at(launcher));
                    if (silence.isTooLong()) {
                        launcher.destroyForcibly();
                    }
                }
            }
        } catch (ExecutionException e) {
            launcher.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
