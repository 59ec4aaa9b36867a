package dev.firstline.sla.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperienceTest {

    private static final Traits CRITICAL =
            new Traits(SlaTarget.RESOLUTION, Severity.A, ProductFamily.AZURE, HourBand.NIGHT);
    private static final Traits BY_DAY =
            new Traits(SlaTarget.RESOLUTION, Severity.A, ProductFamily.AZURE, HourBand.MORNING);
    private static final Traits MINOR = new Traits(SlaTarget.RESOLUTION, Severity.C, null, HourBand.MORNING);

    private final Experience experience = new Experience();

    @Test
    void whoHasSeenNothingSaysOneHalf() {
        assertThat(experience.ask(CRITICAL, 0.3).probability()).isEqualTo(0.5);
        assertThat(experience.baseRate()).isEqualTo(0.5);
        assertThat(experience.ask(CRITICAL, 0.3).observations()).isZero();
    }

    @Test
    void eachGroupBorrowsFromTheCoarserOne() {
        broken(CRITICAL, 4);
        met(CRITICAL, 6, 0.8);

        // (4 + 10 p) / 20 five times, from one half on: all, target, severity, product, hours.
        assertThat(experience.ask(CRITICAL, 0.5).probability()).isCloseTo(0.403125, within(1e-12));
        assertThat(experience.baseRate()).isEqualTo(0.45);
    }

    @Test
    void onlyClocksThatHadUsedMoreOfTheirGoalCount() {
        broken(CRITICAL, 10);
        met(CRITICAL, 90, 0.3);

        assertThat(experience.ask(CRITICAL, 0.2).observations()).isEqualTo(100);
        assertThat(experience.ask(CRITICAL, 0.2).probability()).isLessThan(0.15);
        assertThat(experience.ask(CRITICAL, 0.3).observations()).isEqualTo(10);
        assertThat(experience.ask(CRITICAL, 0.3).probability()).isGreaterThan(0.95);
    }

    @Test
    void fewAreNotBelievedUntilTheyAreMore() {
        met(BY_DAY, 200, 0.9);
        double before = experience.ask(CRITICAL, 0.5).probability();

        broken(CRITICAL, 1);
        double once = experience.ask(CRITICAL, 0.5).probability();
        assertThat(once).isBetween(before, 0.2);
        broken(CRITICAL, 49);
        assertThat(experience.ask(CRITICAL, 0.5).probability()).isGreaterThan(0.8);
        assertThat(experience.ask(BY_DAY, 0.5).probability()).isLessThan(0.1);
    }

    @Test
    void theGroupThatIsNamedIsTheFinestWithEnoughObservationsOfItsOwn() {
        met(BY_DAY, 9, 0.9);
        broken(CRITICAL, 1);
        assertThat(experience.ask(CRITICAL, 0.5).group())
                .isEqualTo(new Group(Likeness.PRODUCT, SlaTarget.RESOLUTION, Severity.A, ProductFamily.AZURE, null));
        assertThat(experience.ask(CRITICAL, 0.5).observations()).isEqualTo(10);
        assertThat(experience.ask(CRITICAL, 0.5).breached()).isEqualTo(1);
        assertThat(experience.ask(MINOR, 0.5).group().likeness()).isEqualTo(Likeness.TARGET);
        assertThat(experience.ask(CRITICAL, 0.9).group().likeness()).isEqualTo(Likeness.ALL);

        broken(CRITICAL, 9);
        assertThat(experience.ask(CRITICAL, 0.5).group().likeness()).isEqualTo(Likeness.HOURS);
    }

    @Test
    void whatIsNotKnownOfAClockIsATraitLikeAnyOther() {
        broken(MINOR, 50);
        met(new Traits(SlaTarget.RESOLUTION, Severity.C, ProductFamily.EMS, HourBand.MORNING), 50, 0.9);
        assertThat(experience.ask(MINOR, 0.5).probability()).isGreaterThan(0.8);
    }

    /** The more of its goal a clock has used, the fewer were met later; so it never becomes safer by waiting. */
    @Test
    void aClockThatRunsOnIsNeverMoreProbablyMet() {
        var clocks = some(new Random(7), 2_000);
        clocks.forEach(experience::learn);
        for (var clock : clocks.subList(0, 50)) {
            double last = 0;
            for (int used = 0; used <= 110; used++) {
                double now = experience.ask(clock.traits(), used / 100.0).probability();
                assertThat(now).isGreaterThanOrEqualTo(last).isBetween(0.0, 1.0);
                last = now;
            }
        }
    }

    @Test
    void theOrderInWhichItLearnsDoesNotMatter() {
        var clocks = some(new Random(11), 500);
        clocks.forEach(experience::learn);
        var other = new Experience();
        Collections.shuffle(clocks, new Random(12));
        clocks.forEach(other::learn);

        assertThat(clocks)
                .allSatisfy(clock -> assertThat(other.ask(clock.traits(), clock.used()))
                        .isEqualTo(experience.ask(clock.traits(), clock.used())));
    }

    private void broken(Traits traits, int times) {
        for (int i = 0; i < times; i++) {
            experience.learn(new EndedClock(traits, Instant.EPOCH, true, 1));
        }
    }

    private void met(Traits traits, int times, double used) {
        for (int i = 0; i < times; i++) {
            experience.learn(new EndedClock(traits, Instant.EPOCH, false, used));
        }
    }

    private static List<EndedClock> some(Random random, int count) {
        var clocks = new ArrayList<EndedClock>();
        for (int i = 0; i < count; i++) {
            var traits = new Traits(
                    SlaTarget.values()[random.nextInt(2)],
                    Severity.values()[random.nextInt(3)],
                    ProductFamily.values()[random.nextInt(4)],
                    HourBand.values()[random.nextInt(4)]);
            clocks.add(new EndedClock(traits, Instant.EPOCH, random.nextInt(5) == 0, random.nextDouble()));
        }
        return clocks;
    }
}
