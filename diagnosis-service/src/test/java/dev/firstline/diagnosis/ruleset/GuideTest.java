package dev.firstline.diagnosis.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.rule.Rule;
import dev.firstline.diagnosis.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of docs/diagnosis.md is that of the code. */
class GuideTest {

    @Test
    void theGuideShowsTheRulesInTheirOrder() throws IOException {
        var set = RuleSet.current();
        var rows = IntStream.range(0, set.rules().size())
                .mapToObj(i -> row(i + 1, set.rules().get(i)))
                .toList();

        var guide = Files.readAllLines(Path.of("../docs/diagnosis.md"));

        assertThat(guide.stream().filter(line -> line.matches("\\| \\d+ \\|.*")))
                .containsExactlyElementsOf(rows);
        assertThat(guide).anySatisfy(line -> assertThat(line).startsWith("Rule set `" + set.version() + "`"));
    }

    private static String row(int place, Rule rule) {
        return "| %d | `%s` | %s | %s | %s | %s | %s (%s) |"
                .formatted(
                        place,
                        rule.id(),
                        weight(rule),
                        rule.meaning(),
                        rule.kind(),
                        rule.kind().outcome(),
                        rule.source(),
                        rule.sourceDate());
    }

    /** The weight, and behind it what raises and lowers it. */
    private static String weight(Rule rule) {
        var considered = rule.considerations().stream()
                .map(one -> "; %+d %s".formatted(one.points(), one.name()))
                .collect(Collectors.joining());
        return rule.hard() ? "hard" : rule.weight() + considered;
    }
}
