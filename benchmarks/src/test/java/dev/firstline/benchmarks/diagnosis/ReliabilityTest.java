package dev.firstline.benchmarks.diagnosis;

import static dev.firstline.benchmarks.diagnosis.Tickets.outcome;
import static dev.firstline.benchmarks.diagnosis.Tickets.sure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void eachTenthShowsWhatWasSaidBesideWhatWasRight() {
        var judged = List.of(
                sure("ROUTE_TO_ISV", "ROUTE_TO_ISV", 0.95),
                sure("ROUTE_TO_ISV", "RESOLVE_BY_PARTNER", 0.95),
                sure("ROUTE_TO_ISV", "ROUTE_TO_ISV", 1.0),
                sure("ROUTE_TO_ISV", "ROUTE_TO_ISV", 0.25));

        assertThat(Reliability.of(judged))
                .singleElement()
                .satisfies(table -> assertThat(table.toString().lines())
                        .anySatisfy(line -> assertThat(line).contains("0.9 to 1.0", "3", "0.967", "0.667"))
                        .anySatisfy(line -> assertThat(line).contains("0.2 to 0.3", "1", "0.250", "1.000")));
        assertThat(Reliability.error(judged).orElseThrow()).isEqualTo((3 * 0.3 + 0.75) / 4, within(1e-9));
    }

    @Test
    void withoutAConfidenceThereIsNothingToCalibrate() {
        var judged = List.of(outcome("ROUTE_TO_ISV", "ROUTE_TO_ISV"));

        assertThat(Reliability.of(judged)).isEmpty();
        assertThat(Reliability.error(judged)).isEmpty();
    }
}
