package dev.firstline.intake.rim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemsDocTest {

    @Test
    void thePageOfProblemsListsExactlyTheTypesOfTheCode() throws IOException {
        var rows = Files.readAllLines(Path.of("../docs/problems.md")).stream()
                .filter(line -> line.startsWith("| `urn:"))
                .map(line -> line.split(" \\| "))
                .toList();

        assertThat(rows)
                .allSatisfy(row -> assertThat(row).hasSize(4))
                .allSatisfy(row -> assertThat(row[3]).hasSizeGreaterThan(10));
        assertThat(rows.stream().map(row -> row[0] + " " + row[1] + " " + row[2]))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> "| `" + type.uri() + "` " + type.status() + " " + type.title())
                        .toList());
    }
}
