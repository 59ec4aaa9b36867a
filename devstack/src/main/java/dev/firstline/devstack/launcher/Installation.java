package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.PortPlan;
import dev.firstline.devstack.platform.RunFile;
import dev.firstline.devstack.platform.StateFolder;
import dev.firstline.devstack.process.JavaCommand;
import dev.firstline.devstack.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which checkout and which state folder the commands speak of.
 *
 * @param checkout the folder of the built project
 * @param state where data, keys and logs are
 * @param port the front door's port; the others follow from it
 * @param patience how long a process that starts may give no sign of getting on
 */
record Installation(Path checkout, StateFolder state, int port, Duration patience) {

    private static final int HIGHEST_BASE = 65_000;
    private static final int LEAST_PATIENCE = 1;
    private static final int MOST_PATIENCE = 86_400;

    static Installation ofEnvironment(Arguments arguments) {
        Path checkout = Path.of(System.getProperty("firstline.checkout", "."))
                .toAbsolutePath()
                .normalize();
        String home = System.getenv("FIRSTLINE_HOME");
        Path state = home == null || home.isBlank() ? checkout.resolve(".firstline") : Path.of(home);
        String port = arguments.option("port").orElse(System.getenv().getOrDefault("FIRSTLINE_PORT", "8080"));
        return new Installation(checkout, new StateFolder(state), base(port), configuredPatience());
    }

    PlatformOptions options() {
        return PlatformOptions.of(checkout)
                .in(state.path())
                .on(PortPlan.atBase(port))
                .patience(patience);
    }

    /** How another launcher of this checkout is started; the command of it follows. */
    List<String> launcherCommand() {
        return List.of(
                JavaCommand.path(),
                "-Xmx96m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfirstline.checkout=" + checkout,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                JavaCommand.classPath(),
                Launcher.class.getName());
    }

    Optional<RunFile> run() {
        return RunFile.read(state);
    }

    /** @throws StartFailure when nothing is ready */
    PlatformAddresses running() {
        return PlatformAddresses.ofRunning(state)
                .orElseThrow(() -> new StartFailure(run().filter(RunFile::isAlive)
                        .map(run -> run.state() == RunFile.State.STOPPING
                                ? "Firstline is stopping; start it again with ./firstline up."
                                : "Firstline is starting; ./firstline status says when it is READY.")
                        .orElse("Firstline is not running; start it with ./firstline up.")));
    }

    private static Duration configuredPatience() {
        String text = System.getenv().getOrDefault("FIRSTLINE_PATIENCE", "180");
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= LEAST_PATIENCE && seconds <= MOST_PATIENCE) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException noNumber) {
            // The same sentence answers both.
        }
        throw new WrongCall("FIRSTLINE_PATIENCE must be a number of seconds from " + LEAST_PATIENCE + " to "
                + MOST_PATIENCE + ", not '" + text + "'.");
    }

    private static int base(String text) {
        try {
            int base = Integer.parseInt(text);
            if (base >= 1024 && base <= HIGHEST_BASE) {
                return base;
            }
        } catch (NumberFormatException noNumber) {
            // The same sentence answers both.
        }
        throw new WrongCall("The port must be a number from 1024 to " + HIGHEST_BASE + ", not '" + text + "'.");
    }
}
