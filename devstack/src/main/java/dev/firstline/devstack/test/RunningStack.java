package dev.firstline.devstack.test;

import dev.firstline.devstack.process.JavaCommand;
import dev.firstline.devstack.process.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The one stack of this JVM. */
final class RunningStack {

    /** Quarkus loads test classes more than once in a JVM; system properties are what all of them share. */
    private static final String ADDRESSES = "firstline.teststack";

    private static final List<String> HANDED_ON = List.of(
            "stack",
            "firstline.image.postgres",
            "firstline.image.kafka",
            "api.version",
            "user.timezone",
            "java.util.logging.manager");

    private RunningStack() {}

    static StackAddresses addresses() {
        synchronized (System.getProperties()) {
            String line = System.getProperty(ADDRESSES);
            if (line == null) {
                line = start();
                System.setProperty(ADDRESSES, line);
            }
            return StackAddresses.fromLine(line);
        }
    }

    private static String start() {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.path(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                // Its libraries have nothing to say that a test could use; a failure comes as an exception.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (String property : HANDED_ON) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of("-cp", JavaCommand.classPath(), StackProcess.class.getName()));
        try {
            // The pipe to its input stays open as long as this JVM lives; its end is what stops the stack.
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader words = process.inputReader();
            String line = words.readLine();
            if (line == null) {
                throw new StartFailure("The servers for the tests did not start; their words are above.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
