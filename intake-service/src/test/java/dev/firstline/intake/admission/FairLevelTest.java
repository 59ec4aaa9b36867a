package dev.firstline.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.intake.admission.FairLevel.Demand;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FairLevelTest {

    @Test
    void whoWantsLittleHasItAndTheOthersShareWhatIsLeft() {
        assertThat(FairLevel.of(List.of(new Demand(1, 100), new Demand(1, 2), new Demand(1, 50)), 22))
                .isEqualTo(10);
        assertThat(FairLevel.of(List.of(new Demand(3, 100), new Demand(1, 100)), 20))
                .isEqualTo(5);
        assertThat(FairLevel.of(List.of(new Demand(1, 4), new Demand(1, 5)), 10))
                .isInfinite();
        assertThat(FairLevel.of(List.of(), 10)).isInfinite();
    }

    @RepeatedTest(50)
    void allTogetherHaveAsMuchAsThereIsAndNobodyMoreThanHeWants(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var demands = IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(i -> new Demand(0.5 + random.nextInt(4), random.nextInt(100)))
                .toList();
        double wanted = demands.stream().mapToDouble(Demand::wanted).sum();
        double supply = 1 + random.nextInt(400);

        double level = FairLevel.of(demands, supply);

        double given = demands.stream()
                .mapToDouble(demand -> Math.min(demand.wanted(), level * demand.weight()))
                .sum();
        assertThat(given).isCloseTo(Math.min(wanted, supply), within(1e-6));
    }
}
