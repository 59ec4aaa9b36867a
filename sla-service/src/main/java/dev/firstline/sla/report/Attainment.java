package dev.firstline.sla.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.IntervalCause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well one target was kept for one group of clocks that ended in the period.
 *
 * @param group what the clocks have in common, such as a customer's id; null where it is not known
 * @param met promises kept
 * @param breached promises broken
 * @param cancelled promises that fell away; they count neither way
 * @param held real time that each one held the tickets while the clocks lived
 * @param unanswered first responses whose tickets were closed without an answer; none of them is among the three before
 * @param excused and voided, and what is left without them
 * @param late how late what was broken came after all
 */
public record Attainment(
        @Nullable String group,
        SlaTarget target,
        long met,
        long breached,
        long cancelled,
        Map<IntervalCause, Duration> held,
        Unanswered unanswered,
        Excused excused,
        Late late) {

    /**
     * First responses without an answer, by what their policies count them as.
     *
     * @param total all of them
     * @param asMet those that count as kept
     * @param asBreached those that count as broken
     */
    @Schema(name = "UnansweredResponses")
    public record Unanswered(long total, long asMet, long asBreached) {}

    /**
     * What somebody said of outcomes.
     *
     * @param excused broken promises that are excused
     * @param voided outcomes that are void
     * @param met what counts as kept without the void ones
     * @param breached what counts as broken without the excused and the void ones
     */
    public record Excused(long excused, long voided, long met, long breached) {

        /** Share of the promises that were kept, after excuses; null when none is left. */
        @JsonProperty
        public @Nullable BigDecimal percent() {
            return share(met, breached);
        }
    }

    /**
     * How late what was broken came after all.
     *
     * @param settled how many of the broken promises it came for; those that still wait are not among them
     * @param mean service time after due, on average; null when none came
     * @param longest service time after due, at most; null when none came
     * @param meanWall real time after due, on average; null when none came
     */
    public record Late(
            long settled,
            @Nullable Duration mean,
            @Nullable Duration longest,
            @Nullable Duration meanWall) {}

    /** Share of the promises that were kept, in percent with one decimal; null when none was kept or broken. */
    @JsonProperty
    public @Nullable BigDecimal percent() {
        return share(met + unanswered.asMet, breached + unanswered.asBreached);
    }

    private static @Nullable BigDecimal share(long met, long breached) {
        long judged = met + breached;
        // Down: 100.0 is said only when nothing was broken.
        return judged == 0
                ? null
                : BigDecimal.valueOf(met)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(judged), 1, RoundingMode.DOWN);
    }
}
