package dev.firstline.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClockStoriesTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant DUE = Instant.parse("2026-12-01T15:37:00Z");

    @Test
    void aWarningByShareSaysWhatIsUsedAndOneByTimeWhatIsLeft() {
        assertThat(headline(new SlaEvent.Warned(ID, ID, SlaTarget.RESOLUTION, DUE, DUE, 75, null)))
                .isEqualTo("Resolution: 75 % of the time is used");
        assertThat(headline(new SlaEvent.Warned(ID, ID, SlaTarget.RESOLUTION, DUE, DUE, 87, "PT30M")))
                .isEqualTo("Resolution: 30 min left");
    }

    @Test
    void whatIsOverdueIsToldWithItsThreshold() {
        var story = ClockStories.of(
                new SlaEvent.Overdue(ID, ID, SlaTarget.RESOLUTION, DUE.plusSeconds(7200), DUE, "PT2H", DUE));
        assertThat(story.headline()).isEqualTo("Resolution overdue by 2 h");
        assertThat(story.tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void aCorrectionSaysWhatWasToldAndWhatHolds() {
        var story = ClockStories.of(new SlaEvent.Corrected(
                ID,
                ID,
                SlaTarget.RESOLUTION,
                DUE.plusSeconds(1),
                ClockStanding.BREACHED,
                DUE,
                DUE,
                true,
                ClockStanding.MET,
                DUE.minusMillis(2),
                DUE,
                null,
                CorrectionCause.HEARD_LATE,
                ID));
        assertThat(story.headline()).isEqualTo("Resolution corrected: Breached → Met");
        assertThat(story.tone()).isEqualTo(Tone.GOOD);
        assertThat(story.details())
                .contains(new Story.Detail("Because", "an earlier fact was heard"))
                .contains(new Story.Detail("Was told", "provisionally"));
    }

    @Test
    void whyAPromiseNoLongerAppliesIsTold() {
        assertThat(ClockStories.of(new SlaEvent.Cancelled(
                                ID,
                                ID,
                                SlaTarget.FIRST_RESPONSE,
                                DUE,
                                CancellationCause.UNANSWERED,
                                ClockStanding.BREACHED))
                        .details())
                .containsExactly(
                        new Story.Detail("Because", "closed without an answer"),
                        new Story.Detail("Counts as", "Breached"));
        assertThat(ClockStories.of(new SlaEvent.Cancelled(ID, ID, SlaTarget.RESOLUTION, DUE))
                        .details())
                .isEmpty();
    }

    private static String headline(SlaEvent event) {
        return ClockStories.of(event).headline();
    }
}
