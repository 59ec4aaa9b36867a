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
    void whatIsMeantForNothingIsRefusedWhereThereIsSomething() {
        for (var tag :
                new String[] {"*", " * ", "\"7\"", "W/\"7\"", "\"7.kQ2x8Wc0aZE\"", "\"6\", W/\"7.kQ2x8Wc0aZE-gzip\""}) {
            var refusal = catchThrowableOfType(Problem.class, () -> ETags.refuseKnown(tag, 7));

            assertThat(refusal.type()).as(tag).isEqualTo(ProblemType.STALE_VERSION);
            assertThat(refusal.members()).containsEntry("currentETag", "\"7\"");
        }
        for (var tag : new String[] {null, "", "\"6\"", "\"77\"", "7", "*, \"7\"", "\"7abc\""}) {
            assertThatCode(() -> ETags.refuseKnown(tag, 7)).as(tag).doesNotThrowAnyException();
        }
    }

    @Test
    void whatHasNoTagIsMetByAStarAlone() {
        assertThat(catchThrowableOfType(Problem.class, () -> ETags.refuseKnown("*"))
                        .type())
                .isEqualTo(ProblemType.STALE_VERSION);
        for (var tag : new String[] {null, "", "\"7\"", "W/\"7\""}) {
            assertThatCode(() -> ETags.refuseKnown(tag)).as(tag).doesNotThrowAnyException();
        }
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
