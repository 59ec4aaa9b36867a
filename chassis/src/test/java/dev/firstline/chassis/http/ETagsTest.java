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
    void anotherVersionAWeakTagAndAWildcardAreStale() {
        for (var tag : new String[] {"\"6\"", "W/\"7\"", "*", "7"}) {
            assertThat(catchThrowableOfType(Problem.class, () -> ETags.require(tag, 7))
                            .type())
                    .isEqualTo(ProblemType.STALE_VERSION);
        }
    }
}
