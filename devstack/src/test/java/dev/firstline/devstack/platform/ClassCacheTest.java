package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {

    /** A program of one class. */
    static final class Greeting {

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx64m");

    @TempDir
    Path folder;

    private ClassCache cache;

    @BeforeEach
    void aProgram() throws IOException {
        cache = new ClassCache(folder.resolve("program.jar"));
        build();
    }

    private void build(String... more) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeting.class.getName());
        String file = Greeting.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(cache.program()), manifest);
                var bytes = Greeting.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new ZipEntry(file));
            bytes.transferTo(jar);
            for (String name : more) {
                jar.putNextEntry(new ZipEntry(name));
            }
        }
    }

    @Test
    void aProgramWithoutACacheIsStartedWithout() {
        assertThat(cache.use()).isEmpty();
    }

    @Test
    void aStartTakesItsClassesFromTheCacheThatARecordedStartLeft() throws Exception {
        start(cache.whileRecording());
        assertThat(cache.make(JVM, folder.resolve("log"))).isTrue();

        assertThat(start(cache.use()))
                .contains("hello")
                .contains(Greeting.class.getName() + " source: shared objects file");
        assertThat(folder).isDirectoryNotContaining("glob:**.aotconf");
    }

    @Test
    void aProgramThatChangedSinceRunsAllTheSame() throws Exception {
        start(cache.whileRecording());
        cache.make(JVM, folder.resolve("log"));
        build("META-INF/more");

        assertThat(start(cache.use())).contains("hello").doesNotContain(Greeting.class.getName() + " source: shared");
    }

    @Test
    void whatWasNotRecordedCannotBeMade() throws Exception {
        assertThat(cache.make(JVM, folder.resolve("log"))).isFalse();
        assertThat(cache.use()).isEmpty();
    }

    private String start(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(JVM);
        command.addAll(options);
        command.addAll(List.of("-Xlog:class+load", "-jar", cache.program().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        return words;
    }
}
