package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.LogTail;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the end of a process' log; with {@code -f} also what is added. */
final class Logs {

    private static final String USUAL_LINES = "100";

    private final Installation installation;

    Logs(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            throw new WrongCall("Say which log; there are logs of: " + known() + ".");
        }
        String name = arguments.words().getFirst();
        Path log = installation
                .state()
                .log(Service.named(name).map(Service::serviceName).orElse(name));
        if (name.contains("/") || !Files.isRegularFile(log)) {
            throw new WrongCall("There is no log of '" + name + "'; there are logs of: " + known() + ".");
        }
        LogTail.of(log, lines(arguments)).forEach(System.out::println);
        if (arguments.has("f")) {
            follow(log);
        }
        return 0;
    }

    private static int lines(Arguments arguments) {
        try {
            return Integer.parseInt(arguments.option("lines").orElse(USUAL_LINES));
        } catch (NumberFormatException e) {
            throw new WrongCall("The option --lines needs a number.");
        }
    }

    private String known() {
        Path folder = installation.state().log("x").getParent();
        try (Stream<Path> logs = Files.list(folder)) {
            return logs.map(log -> log.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException noFolder) {
            return "nothing yet";
        }
    }

    private static void follow(Path log) {
        try (LogFollower words = new LogFollower(log)) {
            words.skipTo(0);
            while (!Thread.currentThread().isInterrupted()) {
                words.print();
                LogFollower.pause();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
