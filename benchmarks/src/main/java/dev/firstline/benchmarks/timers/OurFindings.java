package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.figures.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * What was found of the service's own timer.
 *
 * @param limit clocks per second that the bare database drains, the better of two rounds
 * @param memoryGrowth MiB that the service holds more at all clocks than at few
 */
record OurFindings(
        OurTimer.Steady steady,
        List<Sample> bursts,
        OurTimer.Drain drain,
        double limit,
        double memoryGrowth,
        OurTimer.Faults faults) {

    Sample worstBurst() {
        return bursts.stream()
                .max(Comparator.comparingDouble(burst -> burst.millisAt(0.99)))
                .orElseThrow();
    }

    double ratio() {
        return drain.rate() / limit;
    }
}
