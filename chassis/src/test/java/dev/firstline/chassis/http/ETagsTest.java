package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import org.junit.jupiter.api.Test;

class ETagsTest {

    @Test
    void theVersionThatWasSeenPasses() {
        assertThatCode(() -> ETags.require("\"7\"", 7)).doesNotThrowAnyException();
    }

    @Test
    void aMissingTagIsAskedFor() {
        assertThat(catchThrowableOfType(Problem.class, () -> ETags.require(null, 7))
                        .type())
                .isEqualTo(ProblemType.PRECONDITION_REQUIRED);
    }

    @Test
    void oneOfSeveralTagsAndAStarMatch() {
        for (var tag : new String[] {"*", " * ", "\"6\", \"7\"", "\"7\",W/\"6\"", "\"a,b\" ,\t\"7\""}) {
            assertThatCode(() -> ETags.require(tag, 7)).as(tag).doesNotThrowAnyException();
        }
        assertThatCode(() -> ETags.require("*", "a1b2")).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionAWeakTagAndWhatIsNoListAreStale() {
        for (var tag : new String[] {
            "\"6\"", "W/\"7\"", "7", "\"6\", W/\"7\"", "*, \"7\"", "\"6\" \"7\"", "\"7", ",", "\"6,\"7\"\"", "**"
        }) {
            assertThat(catchThrowableOfType(Problem.class, () -> ETags.require(tag, 7))
                            .type())
                    .isEqualTo(ProblemType.STALE_VERSION);
        }
    }
}
