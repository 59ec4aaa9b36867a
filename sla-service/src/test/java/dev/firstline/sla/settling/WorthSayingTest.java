package dev.firstline.sla.settling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WorthSayingTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant AN_HOUR_LATER = NOW.plus(Duration.ofHours(1));

    private final WorthSaying worthSaying = new WorthSaying();

    @Test
    void whatIsWaitedForIsSaidOnceAndAgainEveryTwentySeconds() {
        var nearest = List.of(AN_HOUR_LATER);

        assertThat(worthSaying.of(nearest, NOW)).contains(nearest);
        assertThat(worthSaying.of(nearest, NOW.plusSeconds(1))).isEmpty();
        assertThat(worthSaying.of(nearest, NOW.plusMillis(19_999))).isEmpty();
        assertThat(worthSaying.of(nearest, NOW.plusSeconds(20))).contains(nearest);
        assertThat(worthSaying.of(nearest, NOW.plusSeconds(21))).isEmpty();
    }

    @Test
    void whoWaitsForNothingSaysThatToo() {
        assertThat(worthSaying.of(List.of(), NOW)).contains(List.of());
        assertThat(worthSaying.of(List.of(), NOW.plusSeconds(19))).isEmpty();
        assertThat(worthSaying.of(List.of(), NOW.plusSeconds(20))).contains(List.of());
    }

    @Test
    void anEarlierInstantIsSaidAtOnce() {
        worthSaying.of(List.of(AN_HOUR_LATER), NOW);
        var nearest = List.of(NOW.plusSeconds(3), AN_HOUR_LATER);

        assertThat(worthSaying.of(nearest, NOW.plusMillis(700))).contains(nearest);
    }

    @Test
    void whenItChangesAllTheTimeTheSourcesAreToldToGoOnAndHearNothingMeanwhile() {
        int told = 0;
        for (int millis = 0; millis < 10_000; millis += 5) {
            var now = NOW.plusMillis(millis);
            var said = worthSaying.of(List.of(now.plusMillis(1), AN_HOUR_LATER), now);
            told += said.isPresent() ? 1 : 0;
        }

        assertThat(told).isBetween(3, 12);
    }

    /** Each instant is said before it comes, or lies at most half a second in front of one that was. */
    @Test
    void ofManyInstantsEachIsNearOneThatWasSaidBeforeItCame() {
        var said = new TreeSet<Instant>();
        for (int millis = 0; millis < 10_000; millis += 5) {
            var now = NOW.plusMillis(millis);
            var next = now.plusMillis(3);
            worthSaying.of(List.of(next), now).ifPresent(said::addAll);

            assertThat(said.ceiling(next)).isNotNull().isBeforeOrEqualTo(next.plusMillis(500));
        }
    }

    @Test
    void afterwardsWhatIsWaitedForIsSaidAgain() {
        worthSaying.of(List.of(NOW.plusMillis(10)), NOW);
        worthSaying.of(List.of(NOW.plusMillis(20)), NOW.plusMillis(11));
        var later = List.of(NOW.plusSeconds(30));

        assertThat(worthSaying.of(later, NOW.plusMillis(30)).orElseThrow()).containsAll(later);
        assertThat(worthSaying.of(List.of(NOW.plusSeconds(40)), NOW.plusSeconds(31)))
                .contains(List.of(NOW.plusSeconds(40)));
    }
}
