package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.watermark.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwaitedInstantsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);

    private final AwaitedInstants awaited = new AwaitedInstants();

    @Test
    void whileNobodyIsHeardEachMomentIsWaitedFor() {
        assertThat(awaited.areNear(NOW, NOW)).isTrue();

        hear(NOW);
        assertThat(awaited.areNear(NOW.minusSeconds(1), NOW.plusSeconds(59))).isFalse();
        assertThat(awaited.areNear(NOW.minusSeconds(1), NOW.plusSeconds(60))).isTrue();
        hear(NOW.plusSeconds(61));
        assertThat(awaited.areNear(NOW.minusSeconds(1), NOW.plusSeconds(62))).isFalse();
    }

    @Test
    void anInstantIsNearFromASecondBeforeUntilItWasStated() {
        hear(NOW, LATER);

        assertThat(awaited.areNear(NOW, LATER.minusMillis(1_001))).isFalse();
        assertThat(awaited.areNear(NOW, LATER.minusMillis(1_000))).isTrue();
        assertThat(awaited.areNear(LATER.minusMillis(1), LATER.plusMillis(200))).isTrue();
        assertThat(awaited.areNear(LATER, LATER.plusMillis(200))).isFalse();
        assertThat(awaited.areNear(LATER.plusMillis(5), LATER.plusMillis(200))).isFalse();
    }

    @Test
    void oneThatHasPassedWithoutBeingStatedStaysNear() {
        hear(NOW, LATER.minusSeconds(10), LATER);
        hear(LATER.plusSeconds(15));

        assertThat(awaited.areNear(LATER.minusMillis(1), LATER.plusSeconds(16))).isTrue();
        assertThat(awaited.areNear(LATER, LATER.plusSeconds(16))).isFalse();
    }

    @Test
    void oneThatIsStatedInThePastIsNearAtOnce() {
        hear(NOW, NOW.minusSeconds(20));

        assertThat(awaited.areNear(NOW.minusSeconds(21), NOW)).isTrue();
        assertThat(awaited.areNear(NOW.minusSeconds(2), NOW)).isFalse();
    }

    @Test
    void theNextIsKnownUntilItIsNear() {
        assertThat(awaited.nextNear(NOW)).isEmpty();

        hear(NOW, LATER, LATER.plusSeconds(5));
        assertThat(awaited.nextNear(NOW)).contains(LATER.minusSeconds(1));
        assertThat(awaited.nextNear(LATER.minusSeconds(1))).contains(LATER.plusSeconds(4));
        assertThat(awaited.nextNear(LATER.plusSeconds(4))).isEmpty();
    }

    @Test
    void whatTwoReadersWaitForCountsAndOfVeryManyTheNearest() {
        hear(NOW, LATER);
        hear(NOW, LATER.minusSeconds(3));
        var many = IntStream.range(0, 5_000)
                .mapToObj(n -> LATER.plus(Duration.ofSeconds(n)))
                .toList();
        awaited.hear(new Awaited("sla-service", many), NOW);

        assertThat(awaited.nextNear(NOW)).contains(LATER.minusSeconds(4));
        assertThat(awaited.nextNear(LATER.plusSeconds(900))).isPresent();
        assertThat(awaited.nextNear(LATER.plusSeconds(1_100))).isEmpty();
    }

    private void hear(Instant now, Instant... instants) {
        awaited.hear(new Awaited("sla-service", List.of(instants)), now);
    }
}
