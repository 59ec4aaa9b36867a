package dev.firstline.intake.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the acceptance of tickets follows the pipeline's lag, for each copy apart; prefix {@code firstline.openings}. */
@ConfigMapping(prefix = "firstline.openings")
public interface AdmissionSettings {

    /** Whether it does at all; the lag is measured in any case. */
    @WithDefault("true")
    boolean limited();

    /** The lag by queueing that is not to be passed, from the opening of a ticket until its answers are given; a third of it is steered to. */
    @WithDefault("1s")
    Duration lag();

    /** Tickets per second that are accepted in any case. */
    @WithDefault("2")
    double floor();
}
