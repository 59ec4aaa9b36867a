package dev.firstline.chassis.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.quota.Turnstile.Place;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    @Test
    void aTenantGetsItsShareAndTheRestIsForOthers() {
        var turnstile = new Turnstile(3, 2, 5);

        assertThat(enter(turnstile, "a").given()).isDone();
        assertThat(enter(turnstile, "a").given()).isDone();
        assertThat(enter(turnstile, "a").given()).isNotDone();
        assertThat(enter(turnstile, "b").given()).isDone();
    }

    @Test
    void freePlacesGoToTheTenantsInTurnHoweverLongTheirLines() {
        var turnstile = new Turnstile(1, 1, 100);
        var first = enter(turnstile, "a");
        var ofA = new ArrayList<Place>();
        for (int i = 0; i < 50; i++) {
            ofA.add(enter(turnstile, "a"));
        }
        var ofB = enter(turnstile, "b");

        first.leave();
        ofA.getFirst().leave();
        ofB.leave();

        assertThat(ofB.given()).isDone();
        assertThat(ofA.get(1).given()).isDone();
        assertThat(ofA.get(2).given()).isNotDone();
    }

    @Test
    void whoGivesUpTheWaitLeavesNoGapAndALineHasAnEnd() {
        var turnstile = new Turnstile(1, 1, 1);
        var first = enter(turnstile, "a");
        var waiting = enter(turnstile, "a");
        assertThat(turnstile.enter("a")).isEmpty();

        waiting.leave();
        waiting.leave();
        var other = enter(turnstile, "b");
        first.leave();
        first.leave();

        assertThat(waiting.given()).isNotDone();
        assertThat(other.given()).isDone();
        other.leave();
        assertThat(turnstile.inside()).isEmpty();
    }

    @RepeatedTest(30)
    void neverMoreThanAllNorMoreThanAShareAndNoPlaceIsLost(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        int total = 1 + random.nextInt(6);
        int share = 1 + random.nextInt(4);
        var turnstile = new Turnstile(total, share, 10);
        var places = new ArrayList<Place>();
        for (int i = 0; i < 500; i++) {
            if (random.nextBoolean()) {
                turnstile.enter("tenant" + random.nextInt(4)).ifPresent(places::add);
            } else if (!places.isEmpty()) {
                places.remove(random.nextInt(places.size())).leave();
            }
            var inside = turnstile.inside();
            long given = places.stream().filter(place -> place.given().isDone()).count();
            assertThat(inside.values()).allMatch(count -> count <= share);
            assertThat(inside.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo((int) given)
                    .isLessThanOrEqualTo(total);
        }
        places.forEach(Place::leave);
        assertThat(turnstile.inside()).isEmpty();
    }

    private static Place enter(Turnstile turnstile, String tenant) {
        return turnstile.enter(tenant).orElseThrow();
    }
}
