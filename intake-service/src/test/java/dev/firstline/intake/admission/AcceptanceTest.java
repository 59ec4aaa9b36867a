package dev.firstline.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {

    private static final double BOUND = 1;
    private static final double FLOOR = 2;

    /** Until the limit has found what the machine can do. */
    private static final int FOUND = 15;

    @ParameterizedTest
    @CsvSource({"25, 2", "25, 4", "50, 2", "100, 3", "500, 2"})
    void atSeveralTimesTheCapacityTheLagStaysBelowItsBoundAndTheMachineIsStillUsed(double capacity, double times) {
        for (int seed = 0; seed < 5; seed++) {
            var pipeline = pipeline(seed, capacity);
            var sender = pipeline.sends("a", capacity * times, 120);

            pipeline.runUntil(120);

            assertThat(pipeline.worstLag(FOUND, 120)).isLessThan(BOUND);
            assertThat(pipeline.worstLag(0, FOUND)).isLessThan(1.5 * times * BOUND);
            assertThat(sender.accepted() / 120.0).isGreaterThan(0.95 * capacity);
            assertThat(sender.refused()).isPositive();
            pipeline.runUntil(122);
            assertThat(pipeline.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {25, 50, 500})
    void belowTheCapacityNobodyIsRefusedOrHeldBack(double capacity) {
        var pipeline = pipeline(1, capacity);
        var sender = pipeline.sends("a", capacity * 0.8, 120);

        pipeline.runUntil(120);

        assertThat(sender.refused()).isZero();
        assertThat(sender.longestWait()).isZero();
    }

    @Test
    void aMachineThatBecomesTwiceAsFastIsUsedAgainByItself() {
        var pipeline = new SimulatedPipeline(1, at -> at < 60 ? 25 : 50, fresh());
        pipeline.sends("a", 100, 120);

        long before = pipeline.runUntil(80).answered();
        long after = pipeline.runUntil(120).answered();

        assertThat((after - before) / 40.0).isCloseTo(50, within(3.0));
    }

    @Test
    void aMachineThatBecomesHalfAsFastIsSparedWithinSeconds() {
        var pipeline = new SimulatedPipeline(1, at -> at < 60 ? 50 : 25, fresh());
        pipeline.sends("a", 100, 120);

        pipeline.runUntil(120);

        assertThat(pipeline.worstLag(60, 75)).isLessThan(4 * BOUND);
        assertThat(pipeline.worstLag(75, 120)).isLessThan(BOUND);
    }

    @Test
    void aMachineThatIsVerySlowAnswersInTimeToo() {
        var pipeline = pipeline(1, 4);
        pipeline.sends("a", 8, 180);

        pipeline.runUntil(180);

        assertThat(pipeline.worstLag(60, 180)).isLessThan(2 * BOUND);
    }

    @Test
    void oneThatStandsForAMomentIsUsedAgainAfterIt() {
        var pipeline = new SimulatedPipeline(1, at -> at >= 60 && at < 65 ? 0 : 50, fresh());
        pipeline.sends("a", 100, 120);

        pipeline.runUntil(120);

        assertThat(pipeline.worstLag(80, 120)).isLessThan(BOUND);
        assertThat(pipeline.answered()).isGreaterThan((long) (0.9 * 50 * 115));
    }

    @Test
    void aCopyThatIsStartedInTheMiddleOfItLearnsAnew() {
        var pipeline = pipeline(1, 50);
        pipeline.sends("a", 100, 120);
        pipeline.runUntil(60);

        pipeline.restart(fresh(pipeline.now()));
        pipeline.runUntil(120);

        assertThat(pipeline.worstLag(60, 75)).isLessThan(4 * BOUND);
        assertThat(pipeline.worstLag(75, 120)).isLessThan(BOUND);
    }

    @Test
    void aCopyThatTakesAllRequestsAndHearsOfHalfTheAnswersUsesAllOfTheMachine() {
        var pipeline = new SimulatedPipeline(1, at -> 50, fresh(), fresh());
        var sender = pipeline.sends("a", 100, 120);

        pipeline.runUntil(120);

        assertThat(pipeline.worstLag(FOUND, 120)).isLessThan(BOUND);
        assertThat(sender.accepted() / 120.0).isGreaterThan(0.95 * 50);
    }

    @Test
    void whenTheLoadIsOverNobodyIsHeldBackAnyMore() {
        var acceptance = fresh();
        var pipeline = new SimulatedPipeline(1, at -> 50, acceptance);
        pipeline.sends("a", 100, 30);
        pipeline.runUntil(30);
        assertThat(acceptance.limit(pipeline.now())).isFinite();

        var sender = pipeline.sends("a", 25, 60);
        pipeline.runUntil(60);

        assertThat(acceptance.limit(pipeline.now())).isInfinite();
        assertThat(sender.refused()).isLessThan(10);
    }

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
                acceptance.heard(Stage.DIAGNOSIS, seconds(20), now);
            }
            acceptance.ask("a", List.of(false), true, now);
            acceptance.opened(1, now);
            now += seconds(0.01);
        }
        assertThat(acceptance.limit(now)).isEqualTo(FLOOR);

        for (int i = 0; i < 100; i++) {
            acceptance.heard(Stage.DIAGNOSIS, seconds(20), now);
            var verdict = acceptance.ask("a", List.of(i % 4 == 0), true, now);
            assertThat(verdict.accepted()).containsExactly(true);
            acceptance.opened(1, now);
            now += verdict.delay() + seconds(0.01);
        }
    }

    @Test
    void aPipelineThatStandsStillIsNoReasonToRefuse() {
        var pipeline = new SimulatedPipeline(1, at -> at < 30 ? 50 : 0, fresh());
        var sender = pipeline.sends("a", 10, 90);

        pipeline.runUntil(90);

        assertThat(sender.refused()).isZero();
        assertThat(sender.longestWait()).isZero();
    }

    @Test
    void onesThatStoodForLongIsWorkedOffWhileSomeAreAccepted() {
        var pipeline = new SimulatedPipeline(1, at -> at >= 30 && at < 90 ? 0 : 50, fresh());
        pipeline.sends("a", 20, 90);
        pipeline.runUntil(90);

        var sender = pipeline.sendsOneByOne("a", 100, 150);
        pipeline.runUntil(150);

        assertThat(sender.refused()).isZero();
        assertThat(pipeline.worstLag(140, 150)).isLessThan(BOUND);
    }

    @Test
    void withoutAnyAnswerEverEverythingIsAccepted() {
        var pipeline = pipeline(1, 0);
        var sender = pipeline.sends("a", 1_000, 60);

        pipeline.runUntil(60);

        assertThat(sender.refused()).isZero();
    }

    @Test
    void aFewTicketsThatAreAnsweredLateAreNoReason() {
        var acceptance = fresh();
        for (int i = 0; i < 100; i++) {
            long now = seconds(i * 3.0);
            acceptance.heard(Stage.DIAGNOSIS, seconds(20), now);
            assertThat(acceptance.ask("a", List.of(false), true, now).accepted())
                    .containsExactly(true);
            acceptance.opened(1, now);
        }
        assertThat(acceptance.limit(seconds(301))).isInfinite();
        assertThat(acceptance.lagSeconds(seconds(301))).isEqualTo(20);
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

    /** A bulk of references that are known, or one that was answered: nothing is opened, and nothing waits. */
    @Test
    void whatIsAskedForAndNotOpenedLimitsNobody() {
        var acceptance = fresh();
        var pipeline = new SimulatedPipeline(1, at -> 50, acceptance);
        pipeline.sends("a", 5, 60);
        for (int second = 10; second < 60; second++) {
            pipeline.runUntil(second);
            acceptance.ask("importer", Collections.nCopies(500, false), true, pipeline.now());
        }

        assertThat(acceptance.limit(pipeline.now())).isInfinite();
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

    private static SimulatedPipeline pipeline(long seed, double capacity) {
        return new SimulatedPipeline(seed, at -> capacity, fresh());
    }

    private static Acceptance fresh() {
        return fresh(0);
    }

    private static Acceptance fresh(long now) {
        return new Acceptance(bounds(), 4, tenant -> 1, now);
    }

    private static Bounds bounds() {
        return new Bounds(Duration.ofSeconds(1), FLOOR, 32, 150, Duration.ofMillis(300));
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }
}
