package dev.firstline.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.docs.Page.Mention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name is there: variables, settings, metrics, commands, options, paths, files, tests. */
class DocsNamesTest {

    private static final Code CODE = Code.read();
    private static final List<Page> PAGES = Page.all();

    @Test
    void environmentVariables() {
        assertKnown("\\b(FIRSTLINE_[A-Z0-9_]*[A-Z0-9])\\b", 20, CODE::knows);
    }

    @Test
    void settingsTopicsAndMetrics() {
        assertKnown(
                "`(firstline[._][a-z0-9._-]*[a-z0-9])[`={]", 30, name -> CODE.knows(name) || CODE.knows(base(name)));
    }

    @Test
    void commands() {
        assertKnown(
                "\\./firstline ([a-z][a-z-]*)",
                15,
                command -> Pattern.compile("(?m)^(?:[a-z -]+\\| )*" + command + "(?: \\| [a-z -]+)*\\)$")
                        .matcher(Page.script())
                        .find());
    }

    @Test
    void optionsOfCommands() {
        assertKnown(
                "(?:\\./firstline |^\\| `)[^`\\n#]*?(--[a-z][a-z-]+)",
                3,
                option -> CODE.contains('"' + option.substring(2) + '"')
                        || CODE.contains('"' + option + '"')
                        || Page.script().contains(option));
    }

    @Test
    void paths() {
        var routes = Routes.ofTheCode();
        assertThat(routes.count()).isGreaterThan(30);
        assertKnown("(/v1/[A-Za-z0-9/{}<>_.\\-…]*)", 60, routes::know);
    }

    @Test
    void linkedFiles() {
        var missing = PAGES.stream()
                .flatMap(page -> page.mentions(Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)")).stream()
                        .filter(link ->
                                !Files.exists(Page.CHECKOUT.resolve(page.name()).resolveSibling(link.name()))))
                .toList();
        assertThat(missing).isEmpty();
        assertKnown("`(docs/[a-z0-9/_-]+\\.[a-z]+)`", 3, name -> Files.exists(Page.CHECKOUT.resolve(name)));
    }

    @Test
    void decisionRecords() {
        assertKnown(
                "ADR ([0-9]{4})",
                5, number -> {
                    try (Stream<Path> records = Files.list(Page.CHECKOUT.resolve("docs/adr"))) {
                        return records.anyMatch(
                                record -> record.getFileName().toString().startsWith(number));
                    } catch (java.io.IOException e) {
                        return false;
                    }
                });
    }

    @Test
    void tests() {
        assertKnown("`([A-Z][A-Za-z0-9]+Test)`", 5, name -> CODE.hasFileNamed(name + ".java"));
    }

    private static void assertKnown(String pattern, int atLeast, Predicate<String> known) {
        var mentions = PAGES.stream()
                .flatMap(page -> page.mentions(Pattern.compile(pattern)).stream())
                .toList();
        // A pattern that finds nothing proves nothing.
        assertThat(mentions).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(mentions)
                .filteredOn((Mention mention) -> !known.test(mention.name()))
                .isEmpty();
    }

    /** Prometheus' names end in what a metric is. */
    private static String base(String metric) {
        return metric.replaceAll("_(?:total|seconds|bytes|count|sum|max|bucket)$", "")
                .replaceAll("_(?:total|seconds|bytes)$", "");
    }
}
