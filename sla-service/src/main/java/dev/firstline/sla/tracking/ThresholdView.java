package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that is ahead, if nothing happens.
 *
 * @param at when it will be reached
 * @param percent of a warning: the share of the goal that is used up then, rounded down; absent after due
 * @param before of a warning that is a time before due: that service time; absent otherwise
 * @param after of a threshold after due: that service time; absent otherwise
 */
public record ThresholdView(
        Instant at,
        @Nullable Integer percent,
        @Nullable Duration before,
        @Nullable Duration after) {

    /** Those that are ahead at an instant, in order. */
    public static List<ThresholdView> ahead(List<Warning> warnings, List<Overdue> overdues, Instant asOf) {
        return Stream.concat(
                        warnings.stream()
                                .map(warning ->
                                        new ThresholdView(warning.at(), warning.percent(), warning.before(), null)),
                        overdues.stream().map(overdue -> new ThresholdView(overdue.at(), null, null, overdue.after())))
                .filter(threshold -> threshold.at().isAfter(asOf))
                .sorted(Comparator.comparing(ThresholdView::at))
                .toList();
    }
}
