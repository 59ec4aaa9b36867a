package dev.firstline.sla.preview;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.explanation.ExplanationView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would be promised.
 *
 * @param openedAt when the ticket would be opened
 * @param clocks by target; none where nothing is promised
 */
public record DueAnswer(Instant openedAt, List<Due> clocks) {

    /**
     * One clock.
     *
     * @param state after the last event that the question names
     * @param dueAt absent while it would stand
     * @param endedAt absent while it would live
     * @param explanation the arithmetic as data and in words
     */
    @Schema(name = "DueTarget")
    public record Due(
            SlaTarget target,
            int cycle,
            ClockState state,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            ExplanationView explanation) {}
}
