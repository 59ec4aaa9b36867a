package dev.firstline.intake.admission;

import java.time.Duration;

/**
 * What the acceptance of tickets is held to.
 *
 * @param lag the pipeline's lag by queueing that is not to be passed; a third of it is steered to
 * @param floor tickets per second that are accepted in any case, by all tenants together
 * @param spare as long as no more than so many wait for their answers, a lag is no reason to accept fewer
 * @param flash so many may be accepted at once before it is known how fast they are answered
 * @param patience how long an opening may be held back before it is refused
 */
record Bounds(Duration lag, double floor, long spare, long flash, Duration patience) {

    /** @throws IllegalArgumentException when nothing could ever be accepted */
    Bounds {
        if (!(floor > 0) || lag.isNegative() || lag.isZero() || spare < 0 || flash < spare || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "a floor above 0, a lag above 0, and a flash that is not below what is spare");
        }
    }
}
