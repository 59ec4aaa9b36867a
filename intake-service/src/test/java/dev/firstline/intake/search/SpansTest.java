package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class SpansTest {

    private static final Instant NOW = Instant.parse("2026-11-29T16:00:00Z");

    @Test
    void eachStretchIsLongerAndTheLastIsAllTime() {
        var stretches = Spans.before(NOW.toEpochMilli());

        assertThat(stretches)
                .hasSize(6)
                .extracting(Spans.Stretch::floor)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(stretches.getLast().isAll()).isTrue();
        assertThat(NOW.toEpochMilli() - stretches.getFirst().floor())
                .isGreaterThan(Duration.ofMinutes(69).toMillis());
        assertThat(NOW.toEpochMilli() - stretches.get(4).floor())
                .isGreaterThan(Duration.ofDays(198).toMillis());
    }

    /** Java says where to look, and the database where it is. */
    @Test
    void theDatabaseMarksADocumentWithEachStretchThatItIsIn() {
        for (var ago : List.of(Duration.ZERO, Duration.ofMinutes(30), Duration.ofDays(2), Duration.ofDays(150))) {
            var id = Ids.firstOf(NOW.minus(ago));
            var marks = IntakeRows.one("select array_to_string(search_spans(?), ',')", id);
            for (var stretch : Spans.before(NOW.toEpochMilli())) {
                if (!stretch.isAll()) {
                    assertThat(stretch.marks().stream()
                                    .anyMatch(mark -> List.of(marks.split(",")).contains(mark)))
                            .as(ago + " " + stretch)
                            .isEqualTo(Spans.millis(id) >= stretch.floor());
                }
            }
        }
    }
}
