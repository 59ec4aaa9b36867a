package dev.firstline.intake.admission;

import static dev.firstline.intake.admission.UsualAcceptance.FLOOR;
import static dev.firstline.intake.admission.UsualAcceptance.bounds;
import static dev.firstline.intake.admission.UsualAcceptance.fresh;
import static dev.firstline.intake.admission.UsualAcceptance.pipeline;
import static dev.firstline.intake.admission.UsualAcceptance.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How what is accepted is divided among tenants, and among the tickets of one. */
class AcceptanceAmongTenantsTest {

    private static final double BOUND = 1;

    /** Until the limit has found what the machine can do. */
    private static final int FOUND = 20;

    @Test
    void threeTenantsThatAllAskTooMuchGetTheSameHoweverMuchEachAsks() {
        var pipeline = pipeline(1, 60);
        var some = pipeline.sends("a", 30, 120);
        var more = pipeline.sends("b", 60, 120);
        var most = pipeline.sends("c", 120, 120);

        pipeline.runUntil(120);

        var accepted = List.of(some.accepted(), more.accepted(), most.accepted());
        assertThat((double) Collections.min(accepted) / Collections.max(accepted))
                .isGreaterThan(0.85);
    }

    @Test
    void whoAsksLessThanHisShareIsNotRefusedWhateverTheOthersAsk() {
        var pipeline = pipeline(1, 60);
        pipeline.sends("greedy", 200, 120);
        var modest = pipeline.sends("modest", 10, 120);

        pipeline.runUntil(120);

        assertThat((double) modest.refused() / modest.accepted()).isLessThan(0.02);
        assertThat(pipeline.worstLag(FOUND, 120)).isLessThan(BOUND);
    }

    @Test
    void aTenantOfTwiceTheWeightGetsTwiceAsMuch() {
        var acceptance = new Acceptance(bounds(), 4, tenant -> tenant.equals("large") ? 2 : 1, 0);
        var pipeline = new SimulatedPipeline(1, at -> 60, acceptance);
        var large = pipeline.sends("large", 100, 120);
        var small = pipeline.sends("small", 100, 120);

        pipeline.runUntil(120);

        assertThat((double) large.accepted() / small.accepted()).isCloseTo(2, within(0.3));
    }

    @Test
    void manyTenantsBelowOneWeighNoMoreThanTheirTreeMay() {
        var pipeline = pipeline(1, 60);
        var below = IntStream.range(0, 40)
                .mapToObj(i -> pipeline.sends("partner/c" + i, 3, 120))
                .toList();
        var other = pipeline.sends("other", 60, 120);

        pipeline.runUntil(120);

        long ofTree =
                below.stream().mapToLong(SimulatedPipeline.Sender::accepted).sum();
        assertThat((double) ofTree / other.accepted()).isCloseTo(4, within(0.8));
    }

    @Test
    void theUrgentTicketsOfATenantComeFirstAndHoldNobodyElseUp() {
        var pipeline = pipeline(1, 60);
        var urgent = pipeline.sendsUrgent("a", 15, 120);
        var ordinary = pipeline.sends("a", 85, 120);
        var other = pipeline.sends("b", 60, 120);

        pipeline.runUntil(120);

        assertThat((double) urgent.refused() / urgent.accepted()).isLessThan(0.03);
        assertThat(ordinary.refused()).isGreaterThan(ordinary.accepted());
        assertThat((double) other.accepted() / (urgent.accepted() + ordinary.accepted()))
                .isCloseTo(1, within(0.15));
    }

    @Test
    void aTenantThatCallsEverythingUrgentGetsNoMoreThanItsShare() {
        var pipeline = pipeline(1, 60);
        var loud = pipeline.sendsUrgent("loud", 100, 120);
        var quiet = pipeline.sends("quiet", 60, 120);

        pipeline.runUntil(120);

        assertThat((double) loud.accepted() / quiet.accepted()).isCloseTo(1, within(0.15));
    }

    @Test
    void whoSendsOneAfterTheOtherIsSlowedDownAndNotRefused() {
        var pipeline = pipeline(1, 20);
        var sender = pipeline.sendsOneByOne("a", 100, 120);

        pipeline.runUntil(120);

        assertThat(sender.refused()).isZero();
        assertThat(sender.longestWait()).isLessThanOrEqualTo(1);
        assertThat(pipeline.worstLag(FOUND, 120)).isLessThan(BOUND);
    }

    @Test
    void whoSendsOneAfterTheOtherIsNotRefusedAtTheFloorEitherWhetherUrgentOrNot() {
        var acceptance = fresh();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            if (i % 50 == 0) {
                acceptance.heard(Stage.DIAGNOSIS, seconds(20), seconds(20), now);
            }
            acceptance.ask("a", List.of(false), true, now);
            acceptance.opened(1, now);
            now += seconds(0.01);
        }
        assertThat(acceptance.limit(now)).isEqualTo(FLOOR);

        for (int i = 0; i < 100; i++) {
            acceptance.heard(Stage.DIAGNOSIS, seconds(20), seconds(20), now);
            var verdict = acceptance.ask("a", List.of(i % 4 == 0), true, now);
            assertThat(verdict.accepted()).containsExactly(true);
            acceptance.opened(1, now);
            now += verdict.delay() + seconds(0.01);
        }
    }

    /** Under a limit a tree's tenants that were not seen before get no more than the tree may. */
    @Test
    void aTreeDoesNotGetATicketInAdvanceForEachOfItsTenants() {
        var acceptance = fresh();
        var pipeline = new SimulatedPipeline(1, at -> 10, acceptance);
        pipeline.sends("a", 40, 60);
        pipeline.runUntil(60);
        assertThat(acceptance.limit(pipeline.now())).isFinite();

        long opened = IntStream.range(0, 40)
                .filter(i -> acceptance
                        .ask("partner/c" + i, List.of(false), true, pipeline.now())
                        .accepted()
                        .getFirst())
                .count();

        // Four in advance, as a tree weighs, and what comes free in the two seconds that somebody may wait.
        assertThat(opened).isPositive().isLessThan(4 + Math.round(2 * acceptance.limit(pipeline.now())));
    }

    @Test
    void ofManyTicketsTheUrgentOnesAreAcceptedWhereverTheyStandAndTheOrderOfTheAnswersIsThatOfTheQuestion() {
        var acceptance = fresh();
        var pipeline = new SimulatedPipeline(1, at -> 50, acceptance);
        pipeline.sends("a", 100, 30);
        pipeline.runUntil(30);
        var urgent = IntStream.range(0, 500).mapToObj(i -> i % 50 == 49).toList();

        var verdict = acceptance.ask("b", urgent, true, pipeline.now());

        assertThat(verdict.accepted()).hasSize(500).contains(true, false);
        assertThat(verdict.accepted().get(49)).isTrue();
        assertThat(verdict.again()).isPositive();
        assertThat(verdict.delay()).isLessThanOrEqualTo(seconds(1));
    }
}
