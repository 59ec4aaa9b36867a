package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JVM found out about the classes of a program in an earlier run: loaded, linked and with profiles (JEP 483, 514, 515), in a
 * file beside the program. It is a help only: another JVM than that which made it starts without, and so does a program that changed,
 * of which the JVM takes no notice itself.
 *
 * @param program the program's jar
 */
record ClassCache(Path program) {

    /** What a start is told so that it uses the cache; nothing when there is none of the program as it is. */
    List<String> use() {
        return isOfThisProgram() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /** What a start is told so that it records what there is to know, until it ends. */
    List<String> whileRecording() {
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording());
    }

    /** Whether a start finds a cache of the program as it is. */
    boolean isThere() {
        return isOfThisProgram();
    }

    /**
     * Makes the cache of what was recorded. The program itself is not run.
     *
     * @param jvm the options of the starts that will use it; some of them it depends on
     * @param log where the words of the JVM go
     * @return whether there is a cache now; not, when the program changed since it was recorded
     */
    boolean make(List<String> jvm, Path log) throws IOException, InterruptedException {
        // Beside its place first: a start meanwhile must not find half of it.
        Path half = program.resolveSibling("classes.aot.new");
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(jvm);
        command.addAll(List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recording(),
                "-XX:AOTCache=" + half,
                "-jar",
                program.toString()));
        Process making = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int code = making.waitFor();
            boolean made = code == 0 && Files.isRegularFile(half) && isNewerThanProgram(recording());
            if (made) {
                Files.move(half, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return made;
        } finally {
            making.destroyForcibly();
            Files.deleteIfExists(half);
            Files.deleteIfExists(recording());
        }
    }

    /** Deletes it, and what was recorded for it. */
    void forget() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(recording());
    }

    private boolean isOfThisProgram() {
        return isNewerThanProgram(file());
    }

    private boolean isNewerThanProgram(Path made) {
        try (Stream<Path> files = Files.walk(program.getParent())) {
            FileTime time = Files.getLastModifiedTime(made);
            for (Path jar :
                    files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                if (Files.getLastModifiedTime(jar).compareTo(time) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path file() {
        return program.resolveSibling("classes.aot");
    }

    private Path recording() {
        return program.resolveSibling("classes.aotconf");
    }
}
