package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that {@code ./firstline help} prints and the table of the documents tell of the same things. */
class HelpTest {

    private static final Pattern OPTION = Pattern.compile("(?<=[ \\[`])--[a-z-]+");

    @Test
    void helpAndTheTableOfTheDocumentsNameTheSameCommandsAndOptions() throws IOException {
        var script = Files.readString(Path.of("../firstline"));
        var help = between(script, "cat <<'TEXT'", "\nTEXT\n");
        var table = between(Files.readString(Path.of("../docs/running.md")), "## Commands", "\n## ");

        assertThat(found(Pattern.compile("(?m)(?<=^  \\./firstline )[a-z-]+"), help))
                .isEqualTo(found(Pattern.compile("(?m)(?<=^\\| `)[a-z-]+"), table));
        assertThat(found(OPTION, help)).isEqualTo(found(OPTION, table));
        for (var benchmark : found(
                Pattern.compile("[a-z]+"), between(help, "bench NAME", "\n").substring(10))) {
            assertThat(benchmark.equals("or") || table.contains("`" + benchmark + "`"))
                    .as(benchmark)
                    .isTrue();
        }
    }

    private static String between(String text, String from, String until) {
        int begin = text.indexOf(from);
        assertThat(begin).isNotNegative();
        return text.substring(begin, text.indexOf(until, begin));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
