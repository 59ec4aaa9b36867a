package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontDoorProblemTest {

    private static final String SERVICES = "| `urn:";

    @Test
    void thePageOfProblemsListsWhatTheFrontDoorAnswers() throws IOException {
        var page = Files.readAllLines(Path.of("../docs/problems.md"));

        assertThat(FrontDoorProblem.values())
                .allSatisfy(problem -> assertThat(page)
                        .anyMatch(line -> line.startsWith("| `" + problem.type() + "` | " + problem.status() + " | "
                                        + problem.title() + " |")
                                || line.startsWith("| " + problem.status() + " | `" + problem.type() + "` | "
                                        + problem.title() + " |")));
    }

    @Test
    void aTypeOfItsOwnHasOneStatusAndOneTitle() throws IOException {
        var page = Files.readAllLines(Path.of("../docs/problems.md"));
        var own = page.stream()
                .filter(line -> line.matches("\\| \\d{3} \\| `urn:.*"))
                .toList();

        assertThat(own)
                .allSatisfy(line -> assertThat(Arrays.stream(FrontDoorProblem.values())
                                .filter(problem -> line.contains("`" + problem.type() + "`"))
                                .map(problem -> List.of(problem.status(), problem.title()))
                                .distinct())
                        .hasSize(1));
        assertThat(own).noneMatch(line -> line.startsWith(SERVICES));
    }

    @Test
    void theInstanceIsTheTraceOfTheRequestOrOneOfItsOwn() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        assertThat(FrontDoorProblem.NOT_HERE.body("00-" + trace + "-00f067aa0ba902b7-01"))
                .contains("\"instance\":\"urn:trace:" + trace + "\"");
        assertThat(FrontDoorProblem.NOT_HERE.body(null)).containsPattern("\"instance\":\"urn:trace:[0-9a-f]{32}\"");
        assertThat(FrontDoorProblem.NOT_HERE.body("\"}")).containsPattern("\"instance\":\"urn:trace:[0-9a-f]{32}\"");
    }
}
