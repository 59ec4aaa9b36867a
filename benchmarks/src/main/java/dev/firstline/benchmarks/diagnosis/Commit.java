package dev.firstline.benchmarks.diagnosis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which commit is measured, as git calls it. */
final class Commit {

    private static final String UNKNOWN = "unknown";

    private Commit() {}

    /** Its short name, with {@code +} where the sources were changed since; {@code unknown} without git. */
    static String of(Path checkout) {
        var name = git(checkout, "rev-parse", "--short", "HEAD");
        if (name.isEmpty()) {
            return UNKNOWN;
        }
        return git(checkout, "status", "--porcelain", "--", "*/src/main").isEmpty() ? name : name + "+";
    }

    private static String git(Path checkout, String... words) {
        var command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
