package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service migrates with the chassis' scripts and its own: two of one version, and it does not start. */
class MigrationVersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"intake", "diagnosis", "escalation", "sla", "notification", "console"})
    void noVersionIsGivenTwice(String service) throws IOException {
        var own = versions("../" + service + "-service/src/main/resources/db/" + service);
        var all = Stream.concat(own.stream(), versions("../chassis/src/main/resources/db/chassis").stream())
                .toList();
        assertThat(own).isNotEmpty();
        assertThat(all).doesNotHaveDuplicates();
    }

    private static List<String> versions(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .map(name -> name.substring(0, name.indexOf("__")))
                    .toList();
        }
    }
}
