package dev.firstline.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstline.devstack.metrics.MetricsPage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every alert says what to do about it, and asks for metrics that are served. */
class AlertsTest {

    private static final Path RUNBOOKS = Page.CHECKOUT.resolve("docs/runbooks");
    private static final String RULES = text(Page.CHECKOUT.resolve("deploy/prometheus/firstline.rules.yml"));
    private static final String BOARD = text(Page.CHECKOUT.resolve("deploy/grafana/dashboards/firstline.json"));

    /** One rule each, from its name up to the next one's. */
    private static final List<String> ALERTS =
            Stream.of(RULES.split("(?m)^ +- alert: ")).skip(1).toList();

    @Test
    void everyAlertNamesItsRunbookAndEveryRunbookHasItsAlert() throws IOException {
        assertThat(ALERTS).hasSizeGreaterThan(20).allSatisfy(alert -> {
            var name = name(alert);
            assertThat(alert).contains("runbook_url: docs/runbooks/" + name + ".md\n");
            var runbook = text(RUNBOOKS.resolve(name + ".md"));
            assertThat(runbook)
                    .startsWith("# " + name + "\n")
                    .contains("**What it means.**", "**What to look at**", "**What to do**");
            assertThat(runbook.lines().count()).isBetween(10L, 30L);
        });
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            ALERTS.stream().map(AlertsTest::name).toList());
        }
    }

    @Test
    void everyMetricOfOursThatARuleOrABoardAsksForIsServed() {
        var served = MetricsPage.read().names();
        assertThat(asked(RULES))
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(served).contains(metric));
        assertThat(asked(BOARD))
                .hasSizeGreaterThan(5)
                .allSatisfy(metric -> assertThat(served).contains(metric));
    }

    @Test
    void rulesNameServicesByTheirLabelAndNeverByTheirAddress() {
        assertThat(Pattern.compile("instance *(=~|!~|!=|=)")
                        .matcher(RULES + BOARD)
                        .results())
                .isEmpty();
        var scraped = text(Page.CHECKOUT.resolve("deploy/prometheus/prometheus.yml"));
        assertThat(scraped).contains("target_label: service");
        var services = Pattern.compile("service=\"([a-z-]+)\"")
                .matcher(RULES)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(services)
                .hasSize(6)
                .allSatisfy(service -> assertThat(scraped).contains("- " + service + "\n"));
    }

    @Test
    void oneAlertFiresAlwaysSoThatItsEndIsSeen() {
        assertThat(ALERTS)
                .anySatisfy(alert -> assertThat(alert).startsWith("Watchdog\n").contains("expr: vector(1)\n"));
    }

    @Test
    void everyAlertIsTriedWithWhatItIsForAndWithWhatComesNearest() {
        var tried = text(Page.CHECKOUT.resolve("deploy/prometheus/firstline.rules.test.yml"));
        assertThat(ALERTS)
                .extracting(AlertsTest::name)
                .allSatisfy(name -> assertThat(tried).contains("name: " + name + " fires\n"))
                .filteredOn(name -> !name.equals("Watchdog"))
                .allSatisfy(name -> assertThat(tried).contains("name: " + name + " is silent\n"));
    }

    @Test
    void prometheusReadsTheRulesAndFindsThemRight() throws Exception {
        assumeTrue(isThere("promtool"), "no promtool on this machine (Debian: apt-get install prometheus)");
        var rules = Page.CHECKOUT.resolve("deploy/prometheus").toFile();
        for (var asked : List.of(
                List.of("promtool", "check", "rules", "firstline.rules.yml"),
                List.of("promtool", "test", "rules", "firstline.rules.test.yml"))) {
            var process = new ProcessBuilder(asked)
                    .directory(rules)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Their names as the page has them, without what says which part of a histogram is meant. */
    private static Set<String> asked(String text) {
        return Pattern.compile("\\bfirstline_[a-z_]+")
                .matcher(text)
                .results()
                .map(match -> match.group().replaceAll("_seconds_(?:bucket|count|sum|max)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String alert) {
        return alert.lines().findFirst().orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
