package dev.firstline.intake.admission;

import static dev.firstline.intake.admission.UsualAcceptance.fresh;
import static dev.firstline.intake.admission.UsualAcceptance.pipeline;
import static dev.firstline.intake.admission.UsualAcceptance.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is accepted. */
class AcceptanceTest {

    private static final double BOUND = 1;

    /** Until the limit has found what the machine can do. */
    private static final int FOUND = 20;

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

    /** Answers that gather for a while are late without any queue: that is no reason to accept the little that would keep them so. */
    @ParameterizedTest
    @CsvSource({"50, 0", "50, 0.2", "50, 0.4", "25, 0.3", "10, 0.2"})
    void whatTakesItsTimeWithoutAQueueIsNoLag(double capacity, double ownTime) {
        for (int seed = 0; seed < 5; seed++) {
            var pipeline = pipeline(seed, capacity).on(ownTime);
            pipeline.sends("a", capacity * 0.25, 30);
            pipeline.runUntil(30);
            var rush = pipeline.sends("a", capacity * 3, 90);
            pipeline.runUntil(60);
            long before = rush.accepted();
            pipeline.runUntil(90);
            assertThat((rush.accepted() - before) / 30.0).isGreaterThan(0.9 * capacity);

            var usual = pipeline.sends("a", capacity * 0.8, 180);
            pipeline.runUntil(120);
            before = usual.refused();
            pipeline.runUntil(180);
            assertThat(usual.refused() - before).isZero();
        }
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

        assertThat(pipeline.worstLag(80, 120)).isLessThan(1.5 * BOUND);
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
            acceptance.heard(Stage.DIAGNOSIS, seconds(20), seconds(20), now);
            assertThat(acceptance.ask("a", List.of(false), true, now).accepted())
                    .containsExactly(true);
            acceptance.opened(1, now);
        }
        assertThat(acceptance.limit(seconds(301))).isInfinite();
        assertThat(acceptance.lagSeconds(seconds(301))).isEqualTo(20);
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
}
