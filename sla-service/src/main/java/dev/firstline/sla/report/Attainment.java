package dev.firstline.sla.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.IntervalCause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well one target was kept for one group of clocks that ended in the period.
 *
 * @param group what the clocks have in common, such as a customer's id; null where it is not known
 * @param met promises kept
 * @param breached promises broken
 * @param cancelled promises that fell away; they count neither way
 * @param held real time that each one held the tickets while the clocks lived
 */
public record Attainment(
        @Nullable String group,
        SlaTarget target,
        long met,
        long breached,
        long cancelled,
        Map<IntervalCause, Duration> held) {

    /** Share of the promises that were kept, in percent with one decimal; null when none was kept or broken. */
    @JsonProperty
    public @Nullable BigDecimal percent() {
        long judged = met + breached;
        // Down: 100.0 is said only when nothing was broken.
        return judged == 0
                ? null
                : BigDecimal.valueOf(met)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(judged), 1, RoundingMode.DOWN);
    }
}
