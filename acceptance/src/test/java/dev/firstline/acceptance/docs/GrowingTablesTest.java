package dev.firstline.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page says of each table where it ends. */
class GrowingTablesTest {

    private static final Pattern MADE =
            Pattern.compile("(?im)^create (?:unlogged )?table (?:if not exists )?([a-z_]+)");
    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");

    @Test
    void everyTableIsNamedWithItsEnd() throws IOException {
        var page = Files.readString(Page.CHECKOUT.resolve("docs/running.md"));
        var section = page.substring(page.indexOf("## What grows"), page.indexOf("## Verify"));
        var named = section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> NAMED.matcher(cell).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(tables()).hasSizeGreaterThan(30);
        assertThat(named).containsAll(tables());
    }

    private static Set<String> tables() throws IOException {
        try (Stream<Path> modules = Files.list(Page.CHECKOUT)) {
            return modules.map(module -> module.resolve("src/main/resources/db"))
                    .filter(Files::isDirectory)
                    .flatMap(GrowingTablesTest::migrations)
                    .flatMap(migration -> MADE.matcher(migration).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> migrations(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .map(GrowingTablesTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
