package dev.firstline.sla.explanation;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.tracking.ClockView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains clocks that nobody keeps. */
public final class Explanations {

    private static final UUID NONE = new UUID(0, 0);

    private Explanations() {}

    /**
     * The explanation of a clock that is only thought of; its id is nought.
     *
     * @param asOf until when open intervals are counted
     * @param source where the promise comes from, as the reader may know it
     * @param shown the same clock as it would be shown
     * @param accepted the header {@code Accept-Language}; null when there is none
     */
    public static ExplanationView of(
            Clock clock, ClockView shown, Instant asOf, String source, @Nullable String accepted) {
        return ExplanationView.of(NONE, Explanation.of(clock, asOf, source), shown, Languages.of(accepted), null);
    }
}
