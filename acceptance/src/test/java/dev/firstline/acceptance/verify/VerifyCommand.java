package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command as the launcher starts it: a process of its own. */
public final class VerifyCommand {

    private VerifyCommand() {}

    /**
     * What it left behind.
     *
     * @param output standard output
     * @param errors standard error: how far it was, or why it could not be done
     */
    public record Ended(int code, String output, String errors) {

        /** What {@code --json} printed. */
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(output.lines().toList().getLast());
            } catch (IOException e) {
                throw new IllegalStateException("it printed no JSON: " + output + errors, e);
            }
        }

        /** How many of which kind of legitimate life it found kept, under whatever promise. */
        public Map<String, Long> kept() {
            var all = new HashMap<String, Long>();
            json().path("promises")
                    .forEach(promise -> promise.path("kept")
                            .properties()
                            .forEach(kind ->
                                    all.merge(kind.getKey(), kind.getValue().asLong(), Long::sum)));
            return all;
        }

        /** Promise to what is named as its breaks; promises that hold are not in it. */
        public Map<String, List<String>> broken() {
            var all = new HashMap<String, List<String>>();
            for (var promise : json().path("promises")) {
                promise.path("broken")
                        .forEach(kind -> kind.path("named")
                                .forEach(name -> all.computeIfAbsent(
                                                promise.path("promise").asText(), key -> new ArrayList<>())
                                        .add(name.asText())));
            }
            return all;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param home the state folder
     * @param heap as the JVM wants it: {@code -Xmx256m}
     * @param environment what else it is told
     */
    public static Ended run(Path home, String heap, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Verify.class.getName()));
        command.addAll(List.of(arguments));
        var errors = Files.createTempFile(home, "verify", ".log");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("FIRSTLINE_HOME", home.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(errors));
    }
}
